package io.xcom4ee.engine.handover;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody waits until all listeners have been told everything up to a place in the order: each listener's thread says so
 * when it gets there, and whoever started it says so once. Thread-safe.
 */
public final class Arrival {
    private final Runnable whenAllHaveArrived;
    private final AtomicInteger missing = new AtomicInteger(1);

    /** @param whenAllHaveArrived run once, on the thread that arrives last; must be brief */
    public Arrival(Runnable whenAllHaveArrived) {
        this.whenAllHaveArrived = whenAllHaveArrived;
    }

    /** One more is waited for. Called before whoever started it has said that it has arrived. */
    void expect() {
        missing.incrementAndGet();
    }

    /** One of those that are waited for has arrived. */
    public void arrived() {
        if (missing.decrementAndGet() == 0) {
            whenAllHaveArrived.run();
        }
    }
}
