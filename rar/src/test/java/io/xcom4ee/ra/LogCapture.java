package io.xcom4ee.ra;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sees what the adapter writes to the log while it is open. The platform's logger ends in java.util.logging here. */
public final class LogCapture extends Handler implements AutoCloseable {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    /** Held strongly: java.util.logging forgets loggers that nobody holds. */
    private final Logger logger = Logger.getLogger("io.xcom4ee.ra");

    private LogCapture() {}

    /** Begins to listen; what is captured is not printed. */
    public static LogCapture start() {
        LogCapture capture = new LogCapture();
        capture.logger.addHandler(capture);
        capture.logger.setUseParentHandlers(false);
        return capture;
    }

    /** What was written with that id at the beginning, in order. */
    public List<LogRecord> of(String id) {
        return records.stream()
                .filter(written -> written.getMessage().startsWith(id))
                .toList();
    }

    @Override
    public void publish(LogRecord written) {
        records.add(written);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
