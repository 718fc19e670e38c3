package io.xcom4ee.api;

import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a view. Two members that have installed the same view id have the same members in the same view at the same
 * position of the total order.
 *
 * @param groupIncarnation made when the group was founded
 * @param epoch raised by each founding and forced membership
 * @param number counts the views of one group incarnation
 */
public record ViewId(UUID groupIncarnation, long epoch, long number) implements Comparable<ViewId> {
    private static final Comparator<ViewId> ORDER = Comparator.comparingLong(ViewId::epoch)
            .thenComparingLong(ViewId::number)
            .thenComparing(ViewId::groupIncarnation);

    public ViewId {
        Objects.requireNonNull(groupIncarnation, "groupIncarnation");
    }

    /** Older before newer, within the history that one member has seen. */
    @Override
    public int compareTo(ViewId other) {
        return ORDER.compare(this, other);
    }

    /** Short form for people: epoch, number and the first digits of the incarnation. */
    @Override
    public String toString() {
        return epoch + "." + number + "@" + groupIncarnation.toString().substring(0, 8);
    }
}
