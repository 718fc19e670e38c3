package io.xcom4ee.simulator.options;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * What of a run happens. The rest is left out and shifts nothing: when a run fails, most of it has nothing to do with the
 * failure.
 *
 * @param strikes the faults; everything that was planned if absent
 * @param bursts numbers of the workload's bursts; all if absent
 * @param silenced what does not go on in the background; leaving it out may well change what happens
 */
public record Selection(Optional<List<Strike>> strikes, Optional<List<Integer>> bursts, List<Noise> silenced) {
    /** Nothing is left out. */
    public static final Selection EVERYTHING = new Selection(Optional.empty(), Optional.empty(), List.of());

    public Selection {
        strikes = strikes.map(List::copyOf);
        bursts = bursts.map(List::copyOf);
        silenced = List.copyOf(silenced);
    }

    /** The same with these faults. */
    public Selection withStrikes(List<Strike> other) {
        return new Selection(Optional.of(other), bursts, silenced);
    }

    /** The same with these bursts. */
    public Selection withBursts(List<Integer> other) {
        return new Selection(strikes, Optional.of(other), silenced);
    }

    /** The same without this noise. */
    public Selection withSilenced(List<Noise> other) {
        return new Selection(strikes, bursts, other);
    }

    /** The options of the run without what is silenced. */
    public Options appliedTo(Options options) {
        Options quieter = options;
        for (Noise noise : silenced) {
            quieter = noise.leftOutOf(quieter);
        }
        return quieter;
    }

    /** Whether a strike happens. */
    public Predicate<Strike> strikeFilter() {
        return strikes.map(HashSet::new)
                .<Predicate<Strike>>map(set -> set::contains)
                .orElse(strike -> true);
    }

    /** Whether a burst happens. */
    public IntPredicate burstFilter() {
        Set<Integer> chosen = new HashSet<>(bursts.orElse(List.of()));
        return bursts.isPresent() ? chosen::contains : burst -> true;
    }
}
