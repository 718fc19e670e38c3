package io.xcom4ee.simulator.mutant;

import io.xcom4ee.simulator.gap.CutLink;
import java.util.function.LongFunction;

/** Cuts one link of a group under load, another one each time, and says whether that delayed anybody. As {@link SeedRun}. */
public final class CutLinkRun implements LongFunction<String> {

    /** For the mutant's class loader. */
    public CutLinkRun() {}

    @Override
    public String apply(long number) {
        return CutLink.isFelt(number) ? "`CutLinkTest`" : "";
    }
}
