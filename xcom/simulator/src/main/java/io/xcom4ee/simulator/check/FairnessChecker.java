package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.Output;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fairness: while all members of a calm group have something to say, nobody waits and the others deliver without bound. Looked
 * at is how many messages of others a member delivers between two of its own while it has one open. What it has to wait for
 * that is in its own queue does not count, so the bound does not depend on how much anybody has to say.
 */
public final class FairnessChecker implements Checker {
    private static final String NAME = "Fairness";

    private final Map<MemberId, Turn> turns = new HashMap<>();
    private long othersMost;

    private static final class Turn {
        private long open;
        private long others;
    }

    /** From now on these are under load, and none of them delivers more than so many messages of others while it waits. */
    public void begin(List<MemberId> members, long most) {
        othersMost = most;
        members.forEach(member -> turns.put(member, new Turn()));
    }

    /** The load has ended. */
    public void end() {
        turns.clear();
    }

    /** What a member under load has broadcast and not delivered. */
    public long openOf(MemberId member) {
        Turn turn = turns.get(member);
        return turn == null ? 0 : turn.open;
    }

    @Override
    public void broadcast(Taken taken) {
        Turn turn = turns.get(taken.by());
        if (turn != null) {
            turn.others = turn.open == 0 ? 0 : turn.others;
            turn.open++;
        }
    }

    @Override
    public void installed(Installation installation) {
        // What was forwarded in the configuration before is forwarded anew.
        Turn turn = turns.get(installation.by());
        if (turn != null) {
            turn.others = 0;
        }
    }

    @Override
    public void delivered(Delivery delivery) {
        Turn turn = turns.get(delivery.by());
        if (turn == null) {
            return;
        }
        if (delivery.ownToken().isPresent()) {
            turn.open--;
            turn.others = 0;
        } else if (turn.open > 0) {
            turn.others++;
            if (turn.others > othersMost) {
                throw new Violation(
                        NAME,
                        delivery.by() + " has delivered " + turn.others + " messages of others while " + turn.open
                                + " of its own wait, at most " + othersMost + " may come before the next of its own");
            }
        }
    }

    @Override
    public void failed(MemberId by, Output.Failed failed, long atMicros) {
        if (turns.containsKey(by)) {
            throw new Violation(
                    "Liveness", "a broadcast of " + by + " in a healed group under load ended in " + failed);
        }
    }
}
