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
 */
public record Selection(Optional<List<Strike>> strikes, Optional<List<Integer>> bursts) {
    /** Nothing is left out. */
    public static final Selection EVERYTHING = new Selection(Optional.empty(), Optional.empty());

    public Selection {
        strikes = strikes.map(List::copyOf);
        bursts = bursts.map(List::copyOf);
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
