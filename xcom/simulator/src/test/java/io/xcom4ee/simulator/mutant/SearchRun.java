package io.xcom4ee.simulator.mutant;

import io.xcom4ee.simulator.exhaustive.Exploration;
import io.xcom4ee.simulator.exhaustive.Result;
import io.xcom4ee.simulator.exhaustive.Scenarios;
import java.util.function.LongFunction;

/** Searches one scenario and tells what it found in a row of the table, or nothing. As {@link SeedRun}. */
public final class SearchRun implements LongFunction<String> {

    /** For the mutant's class loader. */
    public SearchRun() {}

    @Override
    public String apply(long scenario) {
        Result result = Exploration.search(Scenarios.SMALL.get((int) scenario));
        return result.isSafe()
                ? ""
                : result.scenario().name() + " | " + result.story().size() + " | " + result.shortProblem();
    }
}
