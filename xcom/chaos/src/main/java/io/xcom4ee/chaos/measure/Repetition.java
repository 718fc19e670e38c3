package io.xcom4ee.chaos.measure;

import io.xcom4ee.chaos.history.Event;
import io.xcom4ee.chaos.history.Event.Delivered;
import io.xcom4ee.chaos.history.Event.Identity;
import io.xcom4ee.chaos.history.Event.Installed;
import io.xcom4ee.chaos.history.ProcessHistory;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One failure, and what the histories of the survivors say about the time in which it lasted.
 *
 * @param victims names of members of whom nothing is expected
 * @param beginNanos when it began, by the clock of the histories
 * @param endNanos when it was undone
 */
record Repetition(Set<String> victims, long beginNanos, long endNanos) {
    Repetition {
        victims = Set.copyOf(victims);
    }

    /** The longest time in which a survivor delivered nothing: of all survivors the worst. */
    long longestGapNanos(List<ProcessHistory> histories) {
        // A member's earlier processes, killed before, are silent; the member is not.
        return histories.stream()
                .filter(history -> !victims.contains(history.name()))
                .collect(Collectors.groupingBy(
                        ProcessHistory::name,
                        Collectors.flatMapping(history -> history.events(Delivered.class), Collectors.toList())))
                .values()
                .stream()
                .mapToLong(this::longestGapOfMember)
                .max()
                .orElse(0);
    }

    private long longestGapOfMember(List<Delivered> deliveries) {
        long longest = 0;
        long last = beginNanos;
        long[] within = deliveries.stream()
                .mapToLong(Delivered::nanos)
                .filter(nanos -> nanos > beginNanos && nanos < endNanos)
                .sorted()
                .toArray();
        for (long nanos : within) {
            longest = Math.max(longest, nanos - last);
            last = nanos;
        }
        return Math.max(longest, endNanos - last);
    }

    /** From the beginning until the last survivor has a view without the victims; nothing if they were not expelled. */
    OptionalLong expulsionNanos(List<ProcessHistory> histories) {
        return histories.stream()
                .filter(history -> !victims.contains(history.name()))
                .flatMap(history -> history.events(Installed.class))
                .filter(this::expels)
                .mapToLong(Event::nanos)
                .map(nanos -> nanos - beginNanos)
                .max();
    }

    private boolean expels(Installed view) {
        return view.nanos() > beginNanos
                && view.nanos() < endNanos
                && view.expelled().stream().map(Identity::name).anyMatch(victims::contains);
    }
}
