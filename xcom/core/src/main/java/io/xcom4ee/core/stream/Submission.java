package io.xcom4ee.core.stream;

import java.util.Objects;

/**
 * One broadcast of the application whose outcome is open. Knows whether it was answered already: past its deadline the
 * application was told, though the message may still be under way.
 *
 * <p>Confined to: the member's event loop.
 */
public final class Submission {
    private final long token;
    private final byte[] payload;
    private final long deadlineMicros;
    private final boolean byAll;
    private boolean answered;
    private boolean exposed;

    /** @param byAll whether the application wants to know when everybody has delivered it */
    public Submission(long token, byte[] payload, long deadlineMicros, boolean byAll) {
        this.token = token;
        this.payload = Objects.requireNonNull(payload, "payload");
        this.deadlineMicros = deadlineMicros;
        this.byAll = byAll;
    }

    long token() {
        return token;
    }

    byte[] payload() {
        return payload;
    }

    boolean isDue(long nowMicros) {
        return nowMicros >= deadlineMicros;
    }

    long deadlineMicros() {
        return deadlineMicros;
    }

    boolean isByAll() {
        return byAll;
    }

    boolean isAnswered() {
        return answered;
    }

    void answer() {
        answered = true;
    }

    /** Whether somebody may have delivered it although it waits. */
    boolean isExposed() {
        return exposed;
    }

    void expose() {
        exposed = true;
    }
}
