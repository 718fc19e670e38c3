package io.xcom4ee.benchmarks.group;

import io.xcom4ee.benchmarks.control.ChildProcess;
import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One member's process, whose complaints and checkpoints go to the check of the reports. */
public final class MemberProcess implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final ChildProcess process;
    private final MemberReports reports;

    /** @param command to start it; its errors go to the given file */
    public MemberProcess(String name, List<String> command, File errors, MemberReports reports) throws IOException {
        this.reports = reports;
        this.process = ChildProcess.start(name, command, Map.of(), errors, line -> isReport(name, line));
    }

    /** As it is called in messages. */
    public String name() {
        return process.name();
    }

    private boolean isReport(String name, Line line) {
        switch (line.word()) {
            case Words.CHECKPOINT -> reports.onCheckpoint(name, line);
            case Words.BROKEN -> reports.onProblem(name + ": " + line.text("what"));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Says a line to the process. */
    public void tell(Line command) {
        process.tell(command);
    }

    /** The next answer of that kind; others before it are dropped. */
    public Line await(String word, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<Line> answer = process.next(LOOK);
            reports.failOnProblem();
            if (answer.isPresent() && answer.get().word().equals(word)) {
                return answer.get();
            }
            if (answer.isPresent() && answer.get().word().equals(ChildProcess.ENDED)) {
                throw new BenchmarkFailure(name() + " has ended before it said " + word + "; see its .err file");
            }
            if (System.nanoTime() > deadline) {
                throw new BenchmarkFailure(name() + " did not say " + word + " within " + limit.toSeconds() + " s");
            }
        }
    }

    /** Ends the process at once, as SIGKILL does: nothing is flushed, nobody is told. */
    public void kill() {
        process.kill();
    }

    /** Waits for its end; false if it still runs at the limit. */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return process.awaitEnd(limit);
    }

    /** As {@link #kill}: how a member leaves is not what is measured. */
    @Override
    public void close() {
        kill();
    }
}
