package io.xcom4ee.core.base;

import java.util.Objects;
import java.util.UUID;

/** Names one founded group. Of two groups of one name that of the higher epoch is the later one. */
public record GroupId(UUID incarnation, long epoch) {

    /** Stands in frames that belong to no group: presence, joining, founding. */
    public static final GroupId NONE = new GroupId(new UUID(0, 0), 0);

    public GroupId {
        Objects.requireNonNull(incarnation, "incarnation");
    }

    /**
     * Whether this is what became of the other group when an administrator forced its membership: it has the same lineage,
     * and whoever is still in the other one is out. Of two that were forced beside each other one comes later for everybody.
     */
    public boolean isLaterThan(GroupId other) {
        if (lineage() != other.lineage()) {
            return false;
        }
        return epoch != other.epoch ? epoch > other.epoch : incarnation.compareTo(other.incarnation) > 0;
    }

    /** The group that its membership is forced to: of the same lineage, and like no other one. */
    public GroupId successor(UUID random, long laterEpoch) {
        Invariants.require(laterEpoch > epoch, "the epoch rises", epoch, laterEpoch);
        return new GroupId(new UUID(lineage(), random.getLeastSignificantBits()), laterEpoch);
    }

    /** Handed down from the first group when a membership is forced, by nothing else. */
    private long lineage() {
        return incarnation.getMostSignificantBits();
    }

    @Override
    public String toString() {
        return incarnation.toString().substring(0, 8) + "e" + epoch;
    }
}
