package io.xcom4ee.simulator.mutant;

import io.xcom4ee.simulator.options.OptionsDraw;
import io.xcom4ee.simulator.process.CoreMember;
import io.xcom4ee.simulator.run.Failure;
import io.xcom4ee.simulator.run.Simulation;
import java.util.function.LongFunction;

/**
 * Runs one seed and says who noticed what, or nothing. Loaded anew for each mutant, with a core of its own; the type that it
 * implements is the platform's, so that the test can call it across class loaders.
 */
public final class SeedRun implements LongFunction<String> {

    /** For the mutant's class loader. */
    public SeedRun() {}

    @Override
    public String apply(long seed) {
        return Simulation.run(OptionsDraw.draw(seed), CoreMember::new)
                .failure()
                .map(Failure::checker)
                .orElse("");
    }
}
