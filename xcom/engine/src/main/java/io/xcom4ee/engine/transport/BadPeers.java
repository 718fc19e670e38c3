package io.xcom4ee.engine.transport;

import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.EngineMessage;

/** Counts the connections that others have open, and those that were closed for what they sent. Confined to: the loop. */
final class BadPeers {
    private final int connectionsMax;
    private final EngineLog log;
    private int open;
    private long badConnections;

    BadPeers(int connectionsMax, EngineLog log) {
        this.connectionsMax = connectionsMax;
        this.log = log;
    }

    /** Whether there is room for a connection that can still be told why it is refused. */
    boolean onOpened() {
        open++;
        return open <= 2 * connectionsMax;
    }

    void onClosed() {
        open--;
    }

    /** Whether there are too many to let another one in. */
    boolean isCrowded() {
        return open > connectionsMax;
    }

    void onBadBytes(String subject, String problem) {
        badConnections++;
        log.sayOncePerMinute(subject, EngineMessage.BAD_BYTES, subject, problem, badConnections);
    }
}
