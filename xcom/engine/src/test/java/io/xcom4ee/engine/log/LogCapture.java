package io.xcom4ee.engine.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sees what the engine writes to the log while it is open. The platform's logger ends in java.util.logging here. */
public final class LogCapture extends Handler implements AutoCloseable {
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<Awaited> awaited = new CopyOnWriteArrayList<>();
    /** Held strongly: java.util.logging forgets loggers that nobody holds. */
    private final Logger logger = Logger.getLogger("io.xcom4ee.engine");

    private LogCapture() {}

    /** Begins to listen; what is captured is not printed. */
    public static LogCapture start() {
        LogCapture capture = new LogCapture();
        capture.logger.addHandler(capture);
        capture.logger.setUseParentHandlers(false);
        return capture;
    }

    /** Everything written since the start, in order. */
    public List<String> texts() {
        return texts;
    }

    /** Completes with the first text that fits, written already or later. */
    public CompletableFuture<String> text(Predicate<String> fits) {
        Awaited wanted = new Awaited(fits, new CompletableFuture<>());
        awaited.add(wanted);
        texts.forEach(wanted::offer);
        return wanted.found();
    }

    @Override
    public void publish(LogRecord entry) {
        texts.add(entry.getMessage());
        awaited.forEach(wanted -> wanted.offer(entry.getMessage()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }

    private record Awaited(Predicate<String> fits, CompletableFuture<String> found) {
        void offer(String text) {
            if (fits.test(text)) {
                found.complete(text);
            }
        }
    }
}
