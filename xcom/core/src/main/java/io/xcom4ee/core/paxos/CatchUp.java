package io.xcom4ee.core.paxos;

import io.xcom4ee.core.message.Message.Learn;
import io.xcom4ee.core.message.NoOp;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a member tells of decided slots to one that misses them. */
public final class CatchUp {
    private CatchUp() {}

    /**
     * Decided slots of a lane from a round on, as one message: as many rounds as are decided without a gap.
     *
     * @param bytesMax at least one round is given, further ones up to this size
     */
    public static Optional<Learn> decided(Lane lane, long fromRound, long toRound, int bytesMax) {
        List<RoundValue> values = new ArrayList<>();
        long from = Math.max(fromRound, lane.retainedFrom());
        long bytes = 0;
        long round = from;
        for (; round <= toRound; round++) {
            SlotState state = lane.find(round);
            if (state == null || !state.isDecided()) {
                break;
            }
            Value value = Objects.requireNonNull(state.value());
            bytes += value.sizeBytes();
            if (round > from && bytes > bytesMax) {
                break;
            }
            if (value != NoOp.NO_OP) {
                values.add(new RoundValue(round, value));
            }
        }
        return round == from ? Optional.empty() : Optional.of(new Learn(lane.owner(), from, round - 1, values));
    }
}
