package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Forwarded;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A message is delivered only when a quorum of the voters of its view can have accepted it: because they proposed it, or were
 * handed the proposal. Nobody has accepted what it has only broadcast and forwarded, or was only forwarded. Whatever counts a
 * vote too many is found here at the first delivery that needed it, even if no crash makes it visible.
 */
public final class QuorumChecker implements Checker {
    private static final String NAME = "Quorum";

    private final Map<Long, Set<MemberId>> holders = new HashMap<>();
    private final Set<Long> checked = new HashSet<>();

    @Override
    public void sent(MemberId by, List<MemberId> to, Frame frame) {
        accept(frame, by);
    }

    @Override
    public void received(MemberId by, MemberId from, Frame frame) {
        accept(frame, by);
    }

    /** Who proposes something has accepted it, and who is handed a proposal may accept it. A forward is no proposal yet. */
    private void accept(Frame frame, MemberId by) {
        if (frame.message() instanceof Message.Propose propose) {
            hold(propose.value(), by);
        } else if (frame.message() instanceof Message.Accept accept) {
            for (RoundValue roundValue : accept.values()) {
                hold(roundValue.value(), by);
            }
        }
    }

    private void hold(Value value, MemberId by) {
        if (value instanceof Forwarded forwarded) {
            hold(forwarded.content(), by);
        } else if (value instanceof Batch batch) {
            for (byte[] payload : batch.payloads()) {
                hold(Tag.token(payload), by);
            }
        } else if (value instanceof Fragment fragment && fragment.offset() == 0) {
            // The first part stands for the message: it holds the token.
            hold(Tag.token(fragment.part().iterator().next()), by);
        }
    }

    /** It proposed the message in a slot of its own, even if there was nobody to send it to. */
    private static boolean isOwner(Delivery delivery, ConfiguredMember member) {
        return member.id().equals(delivery.sender())
                && delivery.view().configuration().isLeading(member.number());
    }

    private void hold(long token, MemberId by) {
        holders.computeIfAbsent(token, any -> new HashSet<>()).add(by);
    }

    @Override
    public void delivered(Delivery delivery) {
        // What a founding inherits counts as decided by the founding, whoever held it.
        if (delivery.isInherited() || !checked.add(delivery.tag().token())) {
            return;
        }
        Set<MemberId> holding = holders.getOrDefault(delivery.tag().token(), Set.of());
        int voters = 0;
        for (ConfiguredMember member : delivery.view().configuration().members()) {
            if (member.voter() && (holding.contains(member.id()) || isOwner(delivery, member))) {
                voters++;
            }
        }
        if (voters < delivery.view().configuration().quorum()) {
            throw new Violation(
                    NAME,
                    delivery.by() + " delivers " + delivery.tag() + " in "
                            + delivery.view().name() + " while only "
                            + voters + " of its voters hold it, "
                            + delivery.view().configuration().quorum() + " must");
        }
    }
}
