package io.xcom4ee.benchmarks.control;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The coordinator's end of one child process: whole lines to its standard input, whole lines from its standard output. */
public final class ChildProcess implements AutoCloseable {
    /** The last line from every process, however it ended. */
    public static final String ENDED = "ended";

    private final String name;
    private final Process process;
    private final BufferedWriter commands;
    private final Predicate<Line> unasked;
    private final BlockingQueue<Line> answers = new LinkedBlockingQueue<>();

    private ChildProcess(String name, Process process, Predicate<Line> unasked) {
        this.name = name;
        this.process = process;
        this.commands = process.outputWriter();
        this.unasked = unasked;
    }

    /**
     * Starts a process.
     *
     * @param environment what is added to this process's environment
     * @param errors the file for its error stream
     * @param unasked is shown every line, on a thread of its own; true if it has taken the line, which is no answer then
     */
    public static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, File errors, Predicate<Line> unasked)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.to(errors));
        builder.environment().putAll(environment);
        ChildProcess child = new ChildProcess(name, builder.start(), unasked);
        Thread reader = new Thread(child::read, "from " + name);
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    /** As it is called in messages. */
    public String name() {
        return name;
    }

    /** Its number in the system. */
    public long pid() {
        return process.pid();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                Line line = Line.parse(text);
                if (!unasked.test(line)) {
                    answers.add(line);
                }
            }
        } catch (IOException | IllegalArgumentException cutOff) {
            // Expected of a killed process. Whoever still waits for an answer learns it from the line below.
            answers.add(Line.of(ENDED, "why", "cut-off"));
        }
        answers.add(Line.of(ENDED));
    }

    /**
     * Says a line to the process.
     *
     * @throws UncheckedIOException if it listens no more
     */
    public void tell(Line command) {
        try {
            commands.write(command.toString());
            commands.newLine();
            commands.flush();
        } catch (IOException ended) {
            throw new UncheckedIOException(name + " does not listen any more", ended);
        }
    }

    /** Says that nothing more comes. */
    public void endInput() {
        try {
            commands.close();
        } catch (IOException ended) {
            throw new UncheckedIOException(name + " does not listen any more", ended);
        }
    }

    /** The next answer, {@link #ENDED} included, or nothing within the limit. */
    public Optional<Line> next(Duration limit) throws InterruptedException {
        return Optional.ofNullable(answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Whether it runs, be it stopped by a signal. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Waits for its end; false if it still runs at the limit. */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the process at once, as SIGKILL does: nothing is flushed, nobody is told. */
    public void kill() {
        process.destroyForcibly();
    }

    /** As {@link #kill}. */
    @Override
    public void close() {
        kill();
    }
}
