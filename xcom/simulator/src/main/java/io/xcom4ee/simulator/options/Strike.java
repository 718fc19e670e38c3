package io.xcom4ee.simulator.options;

/**
 * One fault of a run.
 *
 * @param kind what goes wrong
 * @param number counts the strikes of a kind; it gives all that is left to chance in this one, so that leaving out another
 *     strike changes nothing of it
 * @param atMicros when
 */
public record Strike(FaultKind kind, int number, long atMicros) {}
