package io.xcom4ee.simulator.run;

import io.xcom4ee.simulator.options.Options;
import java.util.Optional;

/**
 * How a run went.
 *
 * @param options it was made of
 * @param failure what went wrong, if anything did
 * @param traceHash the same for two runs that went the same way
 * @param steps inputs handled
 * @param virtualMicros time simulated
 * @param bursts how many there were, those left out among them
 * @param health what was exercised
 */
public record Outcome(
        Options options,
        Optional<Failure> failure,
        long traceHash,
        long steps,
        long virtualMicros,
        int bursts,
        Health health) {}
