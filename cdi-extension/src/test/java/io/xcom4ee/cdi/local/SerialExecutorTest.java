package io.xcom4ee.cdi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.cdi.testing.ManualThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {
    private final ManualThreads threads = new ManualThreads();
    private final SerialExecutor serial = new SerialExecutor(threads, new Object());
    private final List<String> ran = new ArrayList<>();

    @Test
    void tasksRunInTheirOrderOnOneThread() {
        serial.execute(() -> ran.add("a"));
        serial.execute(() -> ran.add("b"));
        assertThat(serial.waiting()).isEqualTo(2);
        assertThat(threads.run()).isEqualTo(1);
        assertThat(ran).containsExactly("a", "b");
    }

    /** Who brought it was told that it will not run. */
    @Test
    void whatIsRejectedIsNotKept() {
        threads.reject(true);
        assertThatThrownBy(() -> serial.execute(() -> ran.add("rejected")))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(serial.waiting()).isZero();
        threads.reject(false);
        serial.execute(() -> ran.add("taken"));
        threads.run();
        assertThat(ran).containsExactly("taken");
    }

    @Test
    void anErrorEndsAThreadAndNotTheOrder() {
        serial.execute(() -> {
            throw new AssertionError("as the test wants");
        });
        serial.execute(() -> ran.add("behind"));
        assertThatThrownBy(threads::run).isInstanceOf(AssertionError.class);
        threads.run();
        assertThat(ran).containsExactly("behind");
    }

    @Test
    void anErrorWithoutAThreadToGoOnWaitsForTheNextTask() {
        serial.execute(() -> {
            throw new AssertionError("as the test wants");
        });
        serial.execute(() -> ran.add("behind"));
        threads.reject(true);
        assertThatThrownBy(threads::run)
                .isInstanceOf(AssertionError.class)
                .satisfies(error -> assertThat(error.getSuppressed())
                        .singleElement()
                        .isInstanceOf(RejectedExecutionException.class));
        threads.reject(false);
        serial.execute(() -> ran.add("last"));
        threads.run();
        assertThat(ran).containsExactly("behind", "last");
    }

    @Test
    void afterTheEndNothingRuns() {
        serial.execute(() -> ran.add("before"));
        assertThat(serial.close()).hasSize(1);
        serial.execute(() -> ran.add("after"));
        threads.run();
        assertThat(ran).isEmpty();
    }
}
