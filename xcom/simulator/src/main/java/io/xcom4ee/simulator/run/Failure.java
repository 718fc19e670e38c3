package io.xcom4ee.simulator.run;

/**
 * How a run failed.
 *
 * @param checker who found it
 * @param story what is wrong
 * @param atMicros virtual time
 */
public record Failure(String checker, String story, long atMicros) {}
