package io.xcom4ee.chaos.fault;

/** One fault that has begun. */
interface Fault {
    /** Called many times a second while it lasts. */
    default void tick() throws InterruptedException {}

    /** Whether it has done something to somebody since it began, as seen from outside and not as intended. */
    boolean hasHit() throws InterruptedException;

    /** Undoes it. */
    void end() throws InterruptedException;
}
