package io.xcom4ee.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * One page that listens. Its events wait in a bounded queue, so that a slow browser delays nobody; one that falls too far
 * behind is cut off and comes back by itself for what it missed. Thread-safe; calls out only without holding its lock.
 */
final class PageConnection {
    static final int QUEUED_EVENTS_MAX = 1000;
    private static final Logger LOGGER = System.getLogger(PageConnection.class.getName());

    private final OutputStream browser;
    private final Executor executor;
    private final Runnable onEnd;

    // Guarded by this.
    private final ArrayDeque<String> queue = new ArrayDeque<>();
    private boolean writing;
    private boolean closed;
    private boolean ended;

    /** Runs {@code onEnd} once, when nothing will be written any more. */
    PageConnection(OutputStream browser, Executor executor, Runnable onEnd) {
        this.browser = browser;
        this.executor = executor;
        this.onEnd = onEnd;
    }

    /** Queues one event and returns at once; false if this page gets nothing any more. */
    boolean offer(String event) {
        if (!enqueue(event)) {
            close();
            return false;
        }
        if (becomeWriting()) {
            startWriting();
        }
        return true;
    }

    /** Ends the connection; a write in progress is allowed to return first. */
    void close() {
        synchronized (this) {
            closed = true;
            queue.clear();
        }
        endIfDone();
    }

    private synchronized boolean enqueue(String event) {
        return !closed && queue.size() < QUEUED_EVENTS_MAX && queue.add(event);
    }

    private synchronized boolean becomeWriting() {
        boolean begins = !writing && !queue.isEmpty();
        writing |= begins;
        return begins;
    }

    private synchronized void becomeIdle() {
        writing = false;
    }

    private void startWriting() {
        try {
            executor.execute(this::write);
        } catch (RejectedExecutionException stopping) {
            LOGGER.log(Level.DEBUG, "The server stops; a page is told nothing more", stopping);
            becomeIdle();
            close();
        }
    }

    private void write() {
        try {
            for (String events = next(); !events.isEmpty(); events = next()) {
                browser.write(events.getBytes(StandardCharsets.UTF_8));
                browser.flush();
            }
            endIfDone();
        } catch (IOException | IllegalStateException gone) {
            LOGGER.log(Level.DEBUG, "A page went away", gone);
            becomeIdle();
            close();
        }
    }

    /** Everything that waits; with nothing left the writing is over. */
    private synchronized String next() {
        String events = String.join("", queue);
        queue.clear();
        if (events.isEmpty()) {
            becomeIdle();
        }
        return events;
    }

    private void endIfDone() {
        synchronized (this) {
            if (!closed || writing || ended) {
                return;
            }
            ended = true;
        }
        onEnd.run();
    }
}
