package io.xcom4ee.core.paxos;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.Slot;

/**
 * The next slot to deliver. Goes through those that lead in the round's configuration by number, then to the next round.
 *
 * <p>Confined to: the member's event loop.
 */
public final class DeliveryCursor {
    private long round;
    private int index;

    /** Starts at the first slot of a round. */
    public DeliveryCursor(long round) {
        this.round = round;
    }

    /** The round of the next slot. */
    public long round() {
        return round;
    }

    /** The last round of which every slot is delivered. */
    public long deliveredRound() {
        return round - 1;
    }

    /** The member that owns the next slot. */
    public ConfiguredMember owner(Configuration configuration) {
        return configuration.leader(index);
    }

    /** The next slot to deliver. */
    public Slot slot(Configuration configuration) {
        return new Slot(round, owner(configuration).number());
    }

    /** The last slot delivered; of the round before if none of this round is. */
    public Slot delivered(Configuration configuration) {
        return index == 0
                ? new Slot(round - 1, Slot.END_OF_ROUND)
                : new Slot(round, configuration.leader(index - 1).number());
    }

    /**
     * The slot was delivered.
     *
     * @return whether it was the last one of its round
     */
    public boolean advance(Configuration configuration) {
        index++;
        if (index < configuration.leaderCount()) {
            return false;
        }
        index = 0;
        round++;
        return true;
    }
}
