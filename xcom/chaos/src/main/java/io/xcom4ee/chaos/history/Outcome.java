package io.xcom4ee.chaos.history;

/** The three honest ends of a broadcast. */
public enum Outcome {
    /** At a known position. */
    DELIVERED,
    /** By nobody, ever. */
    NOT_DELIVERED,
    /** Perhaps. */
    UNKNOWN
}
