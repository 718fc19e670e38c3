package io.xcom4ee.engine.transport;

import io.xcom4ee.engine.log.LogCapture;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests with nodes that are closed after each of them, the last one first, and with what is logged meanwhile. */
abstract class LoggedNodes {
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private LogCapture log;

    @BeforeEach
    void captureTheLog() {
        log = LogCapture.start();
    }

    @AfterEach
    void closeAll() throws Exception {
        while (!toClose.isEmpty()) {
            toClose.pop().close();
        }
        log.close();
    }

    final LogCapture log() {
        return log;
    }

    final <T extends AutoCloseable> T closing(T resource) {
        toClose.push(resource);
        return resource;
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }
}
