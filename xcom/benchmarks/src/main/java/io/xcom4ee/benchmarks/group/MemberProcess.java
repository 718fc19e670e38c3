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

/** One member's process, whose complaints and checkpoints go to the check of the order. */
final class MemberProcess implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final ChildProcess process;
    private final OrderCheck order;

    /** @param command to start it; its errors go to the given file */
    MemberProcess(String name, List<String> command, File errors, OrderCheck order) throws IOException {
        this.order = order;
        this.process = ChildProcess.start(name, command, Map.of(), errors, line -> isForOrder(name, line));
    }

    String name() {
        return process.name();
    }

    private boolean isForOrder(String name, Line line) {
        switch (line.word()) {
            case Words.CHECKPOINT -> order.onCheckpoint(name, line);
            case Words.BROKEN -> order.onProblem(name + ": " + line.text("what"));
            default -> {
                return false;
            }
        }
        return true;
    }

    void tell(Line command) {
        process.tell(command);
    }

    /** The next answer of that kind; others before it are dropped. */
    Line await(String word, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<Line> answer = process.next(LOOK);
            order.failOnProblem();
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
    void kill() {
        process.kill();
    }

    /** As {@link #kill}: how a member leaves is not what is measured. */
    @Override
    public void close() {
        kill();
    }
}
