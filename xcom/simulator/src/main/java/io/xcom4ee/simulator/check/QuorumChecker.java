package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Forwarded;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.SlotReport;
import io.xcom4ee.core.message.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A message is delivered only when a quorum of the voters of its view can have accepted it: because they broadcast it, or
 * were handed it in a proposal or a promise. Whatever counts a vote too many is found here at the first delivery that needed it, even
 * if no crash makes it visible.
 */
public final class QuorumChecker implements Checker {
    private static final String NAME = "Quorum";

    private final Map<Long, Set<MemberId>> holders = new HashMap<>();
    private final Set<Long> checked = new HashSet<>();

    @Override
    public void broadcast(Taken taken) {
        hold(taken.tag().token(), taken.by());
    }

    @Override
    public void received(MemberId by, MemberId from, Frame frame) {
        if (frame.message() instanceof Message.Propose propose) {
            hold(propose.value(), by);
        } else if (frame.message() instanceof Message.Forward forward) {
            // The leader accepts it when it proposes it.
            hold(forward.value(), by);
        } else if (frame.message() instanceof Message.Accept accept) {
            for (RoundValue roundValue : accept.values()) {
                hold(roundValue.value(), by);
            }
        } else if (frame.message() instanceof Message.Promise promise) {
            // Whoever takes a slot over accepts what was promised.
            for (SlotReport report : promise.reports()) {
                hold(report.value(), by);
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
            if (member.voter() && holding.contains(member.id())) {
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
