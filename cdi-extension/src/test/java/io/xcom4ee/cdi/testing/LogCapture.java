package io.xcom4ee.cdi.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What this module writes to the log while it is open. */
public final class LogCapture extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("io.xcom4ee.cdi");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogCapture() {}

    /** From now on. */
    public static LogCapture start() {
        LogCapture capture = new LogCapture();
        capture.logger.addHandler(capture);
        return capture;
    }

    /** The lines with that message id. */
    public List<String> lines(String id) {
        return lines.stream().filter(line -> line.startsWith(id)).toList();
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
