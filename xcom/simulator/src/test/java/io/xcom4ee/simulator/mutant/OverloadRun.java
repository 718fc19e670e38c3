package io.xcom4ee.simulator.mutant;

import io.xcom4ee.simulator.overload.Overload;
import java.util.function.LongFunction;

/** Sends members more than they take in, in another way each time, and says whether they deliver too little. As {@link SeedRun}. */
public final class OverloadRun implements LongFunction<String> {

    /** For the mutant's class loader. */
    public OverloadRun() {}

    @Override
    public String apply(long number) {
        return Overload.isFelt(number) ? "`OverloadTest`" : "";
    }
}
