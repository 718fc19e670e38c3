package io.xcom4ee.benchmarks.group;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The coordinator's end of one member's process. */
final class MemberProcess implements AutoCloseable {
    private static final String ENDED = "ended";

    private final String name;
    private final Process process;
    private final BufferedWriter commands;
    private final OrderCheck order;
    private final BlockingQueue<Line> answers = new LinkedBlockingQueue<>();

    /** @param command to start it; its errors go to the given file */
    MemberProcess(String name, List<String> command, java.io.File errors, OrderCheck order) throws IOException {
        this.name = name;
        this.order = order;
        this.process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(errors))
                .start();
        this.commands = process.outputWriter();
        Thread reader = new Thread(this::read, "from " + name);
        reader.setDaemon(true);
        reader.start();
    }

    String name() {
        return name;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                take(Line.parse(text));
            }
        } catch (IOException | IllegalArgumentException cutOff) {
            // Expected of a killed process. Whoever still waits for an answer learns it from the line below.
            answers.add(Line.of(ENDED, "why", "cut-off"));
        }
        answers.add(Line.of(ENDED));
    }

    private void take(Line line) {
        switch (line.word()) {
            case Words.CHECKPOINT -> order.onCheckpoint(name, line);
            case Words.BROKEN -> order.onProblem(name + ": " + line.text("what"));
            default -> answers.add(line);
        }
    }

    void tell(Line command) {
        try {
            commands.write(command.toString());
            commands.newLine();
            commands.flush();
        } catch (IOException ended) {
            throw new UncheckedIOException(name + " does not listen any more", ended);
        }
    }

    /** The next answer of that kind; others before it are dropped. */
    Line await(String word, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Line answer = answers.poll(100, TimeUnit.MILLISECONDS);
            order.failOnProblem();
            if (answer != null && answer.word().equals(word)) {
                return answer;
            }
            if (answer != null && answer.word().equals(ENDED)) {
                throw new BenchmarkFailure(name + " has ended before it said " + word + "; see its .err file");
            }
            if (System.nanoTime() > deadline) {
                throw new BenchmarkFailure(name + " did not say " + word + " within " + limit.toSeconds() + " s");
            }
        }
    }

    /** Ends the process at once, as SIGKILL does: nothing is flushed, nobody is told. */
    void kill() {
        process.destroyForcibly();
    }

    /** As {@link #kill}: how a member leaves is not what is measured. */
    @Override
    public void close() {
        kill();
    }
}
