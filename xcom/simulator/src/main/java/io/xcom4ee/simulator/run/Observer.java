package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.simulator.check.Checker;
import io.xcom4ee.simulator.check.Delivery;
import io.xcom4ee.simulator.check.Installation;
import io.xcom4ee.simulator.check.Tag;
import io.xcom4ee.simulator.check.Taken;
import io.xcom4ee.simulator.check.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Tells the checkers what a step of a member means. */
final class Observer {
    private final Checker checkers;
    private final Map<MemberId, Installation> views = new HashMap<>();

    Observer(Checker checkers) {
        this.checkers = checkers;
    }

    void observe(MemberId member, long atMicros, Input input, List<Output> outputs) {
        if (input instanceof Input.FrameReceived received) {
            checkers.received(member, received.from(), received.frame());
        } else if (input instanceof Input.Broadcast broadcast) {
            checkers.broadcast(new Taken(
                    member, Tag.of(broadcast.payload()), broadcast.byAll(), broadcast.deadlineMicros(), atMicros));
        } else if (input instanceof Input.Command command) {
            checkers.commanded(member, command);
        } else if (input instanceof Input.Barrier barrier) {
            checkers.barrier(member, barrier);
        }
        GroupId entered = entered(outputs);
        for (Output output : outputs) {
            observe(member, atMicros, output, entered);
        }
    }

    /** The group of the last view that the step installs, {@link GroupId#NONE} if it installs none. */
    private static GroupId entered(List<Output> outputs) {
        GroupId entered = GroupId.NONE;
        for (Output output : outputs) {
            if (output instanceof Output.InstallView view) {
                entered = view.group();
            }
        }
        return entered;
    }

    private void observe(MemberId member, long atMicros, Output output, GroupId entered) {
        if (output instanceof Output.Send send) {
            checkers.sent(member, send.to(), send.frame());
        } else if (output instanceof Output.Deliver deliver) {
            delivered(member, atMicros, deliver, entered);
        } else if (output instanceof Output.InstallView view) {
            Installation installation = new Installation(
                    member, entered, view.group(), view.configuration(), view.primary(), view.position(), atMicros);
            views.put(member, installation);
            checkers.installed(installation);
        } else if (output instanceof Output.Failed failed) {
            checkers.failed(member, failed, atMicros);
        } else if (output instanceof Output.Confirmed confirmed) {
            checkers.confirmed(member, confirmed.token());
        } else if (output instanceof Output.NotConfirmed end) {
            checkers.notConfirmed(member, end);
        } else if (output instanceof Output.CommandDone done) {
            checkers.commandEnded(member, done.token(), done);
        } else if (output instanceof Output.CommandRefused refused) {
            checkers.commandEnded(member, refused.token(), refused);
        } else if (output instanceof Output.CommandUnknown unknown) {
            checkers.commandEnded(member, unknown.token(), unknown);
        } else if (output instanceof Output.BarrierPassed passed) {
            checkers.barrierEnded(member, passed.token(), passed);
        } else if (output instanceof Output.BarrierFailed failed) {
            checkers.barrierEnded(member, failed.token(), failed);
        } else if (output instanceof Output.QuorumLost) {
            checkers.quorum(member, false, atMicros);
        } else if (output instanceof Output.QuorumRegained) {
            checkers.quorum(member, true, atMicros);
        } else if (output instanceof Output.StandsStill) {
            checkers.standsStill(member);
        } else if (output instanceof Output.Unreachable unreachable) {
            checkers.reachable(member, unreachable.member().id(), false);
        } else if (output instanceof Output.Reachable reachable) {
            checkers.reachable(member, reachable.member().id(), true);
        }
    }

    private void delivered(MemberId member, long atMicros, Output.Deliver deliver, GroupId entered) {
        Installation view = views.get(member);
        if (view == null) {
            throw new Violation("SameView", member + " delivers before its first view");
        }
        GroupId history = entered.equals(GroupId.NONE) ? view.group() : entered;
        long position = deliver.firstPosition();
        int at = 0;
        if (deliver.tokens().length != 0
                && deliver.tokens().length != deliver.payloads().count()) {
            throw new Violation(
                    "Outcome",
                    member + " names " + deliver.tokens().length + " tokens for "
                            + deliver.payloads().count() + " messages");
        }
        for (byte[] payload : deliver.payloads()) {
            OptionalLong own =
                    deliver.tokens().length == 0 ? OptionalLong.empty() : OptionalLong.of(deliver.tokens()[at]);
            checkers.delivered(new Delivery(
                    member, history, view, position, deliver.sender().id(), Tag.of(payload), own, atMicros));
            position++;
            at++;
        }
    }
}
