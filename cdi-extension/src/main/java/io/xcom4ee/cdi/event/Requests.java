package io.xcom4ee.cdi.event;

/** Gives each event a request context of its own, unless one is active on the thread already, which it then shares. */
interface Requests {
    /** Runs calls that {@linkplain #run run} events on this thread. */
    void turn(Runnable calls);

    /** Runs one event, and throws what it throws. */
    void run(Runnable event);
}
