package io.xcom4ee.simulator.mutant;

import io.xcom4ee.simulator.story.OldFounder;
import java.util.function.LongFunction;

/** Founds a group anew with a process of version 1, and says whether it was sent what it cannot read. As {@link SeedRun}. */
public final class OldFounderRun implements LongFunction<String> {

    /** For the mutant's class loader. */
    public OldFounderRun() {}

    @Override
    public String apply(long any) {
        return OldFounder.receiversOfWhatIsBrought().contains("C") ? "`OldFounderTest`" : "";
    }
}
