package io.xcom4ee.testing;

import io.xcom4ee.testing.message.TestingMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The threads on which the members of a group call listeners and end stages. Thread-safe. */
final class ApplicationThreads {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String group;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ExecutorService executor;

    /** With the class loader of the calling thread, which is the test's. */
    ApplicationThreads(String group) {
        this.group = group;
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "xcom-test-" + group + "-application");
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            threads.add(thread);
            return thread;
        });
    }

    ExecutorService executor() {
        return executor;
    }

    /**
     * Ends them, when the members have ended.
     *
     * @throws TestGroupError if one of them is still busy after a while; it is interrupted
     */
    void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                String stacks = stacks();
                executor.shutdownNow();
                throw new TestGroupError(TestingMessage.STILL_BUSY.text(PATIENCE.toSeconds() + " s", group, stacks));
            }
        } catch (InterruptedException interrupted) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private String stacks() {
        return threads.stream()
                .filter(Thread::isAlive)
                .map(thread -> Arrays.stream(thread.getStackTrace())
                        .map(frame -> "    at " + frame)
                        .collect(Collectors.joining(
                                System.lineSeparator(),
                                "  " + thread.getName() + System.lineSeparator(),
                                System.lineSeparator())))
                .collect(Collectors.joining());
    }
}
