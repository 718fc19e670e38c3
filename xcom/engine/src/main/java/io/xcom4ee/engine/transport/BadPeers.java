package io.xcom4ee.engine.transport;

import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.EngineMessage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the connections that others have open to one port, and those that were closed for what they sent. Thread-safe: the
 * connections of a shared port belong to several event loops.
 */
final class BadPeers {
    private final int connectionsMax;
    private final EngineLog log;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong badConnections = new AtomicLong();

    BadPeers(int connectionsMax, EngineLog log) {
        this.connectionsMax = connectionsMax;
        this.log = log;
    }

    int connectionsMax() {
        return connectionsMax;
    }

    /** Whether there is room for a connection that can still be told why it is refused. */
    boolean onOpened() {
        return open.incrementAndGet() <= 2 * connectionsMax;
    }

    void onClosed() {
        open.decrementAndGet();
    }

    /** Whether there are too many to let another one in. */
    boolean isCrowded() {
        return open.get() > connectionsMax;
    }

    void onBadBytes(String subject, String problem) {
        log.sayOncePerMinute(subject, EngineMessage.BAD_BYTES, subject, problem, badConnections.incrementAndGet());
    }
}
