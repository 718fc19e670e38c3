package io.xcom4ee.simulator.run;

import io.xcom4ee.simulator.options.FaultKind;
import io.xcom4ee.simulator.options.FaultOptions;
import io.xcom4ee.simulator.options.Options;
import io.xcom4ee.simulator.options.Strike;
import io.xcom4ee.simulator.random.Randomness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When which fault strikes: decided by the options alone, each kind from a source of chance of its own. */
public final class StrikePlan {
    private StrikePlan() {}

    /** All strikes of a run, by time. */
    public static List<Strike> of(Options options) {
        FaultOptions faults = options.faults();
        List<Strike> strikes = new ArrayList<>();
        faults.meanIntervalMicros().forEach((kind, mean) -> {
            Randomness chance = chance(options.seed(), kind).split("times");
            int number = 0;
            for (long at = chance.interval(mean); at < options.faultPhaseMicros(); at += chance.interval(mean)) {
                number++;
                strikes.add(new Strike(kind, number, at));
            }
        });
        strikes.sort(Comparator.comparingLong(Strike::atMicros)
                .thenComparing(Strike::kind)
                .thenComparingInt(Strike::number));
        return strikes;
    }

    /** All that is left to chance in a strike. */
    static Randomness chance(long seed, Strike strike) {
        return chance(seed, strike.kind()).split("strike " + strike.number());
    }

    private static Randomness chance(long seed, FaultKind kind) {
        return new Randomness(seed).split("faults").split(kind.name());
    }
}
