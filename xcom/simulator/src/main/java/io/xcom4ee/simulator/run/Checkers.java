package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.simulator.check.Checker;
import io.xcom4ee.simulator.check.Delivery;
import io.xcom4ee.simulator.check.Installation;
import io.xcom4ee.simulator.check.Taken;
import java.util.Arrays;
import java.util.List;

/** All checkers as one. */
final class Checkers implements Checker {
    private final List<Checker> checkers;
    /** What happens with every frame, message and turn is told only to those that look at it: most do not. */
    private final List<Checker> ofReceived;

    private final List<Checker> ofSent;
    private final List<Checker> ofDelivered;
    private final List<Checker> ofTurnEnded;

    Checkers(List<Checker> checkers) {
        this.checkers = List.copyOf(checkers);
        ofReceived = lookingAt("received");
        ofSent = lookingAt("sent");
        ofDelivered = lookingAt("delivered");
        ofTurnEnded = lookingAt("turnEnded");
    }

    /** Those that have a method of their own for this event. */
    private List<Checker> lookingAt(String event) {
        return checkers.stream()
                .filter(checker -> Arrays.stream(checker.getClass().getMethods())
                        .anyMatch(method -> method.getName().equals(event)
                                && !method.getDeclaringClass().equals(Checker.class)))
                .toList();
    }

    @Override
    public void started(MemberInfo process, long atMicros) {
        checkers.forEach(checker -> checker.started(process, atMicros));
    }

    @Override
    public void died(MemberId process, long atMicros) {
        checkers.forEach(checker -> checker.died(process, atMicros));
    }

    @Override
    public void broadcast(Taken taken) {
        checkers.forEach(checker -> checker.broadcast(taken));
    }

    @Override
    public void received(MemberId by, MemberId from, Frame frame) {
        for (Checker checker : ofReceived) {
            checker.received(by, from, frame);
        }
    }

    @Override
    public void sent(MemberId by, List<MemberId> to, Frame frame) {
        for (Checker checker : ofSent) {
            checker.sent(by, to, frame);
        }
    }

    @Override
    public void delivered(Delivery delivery) {
        for (Checker checker : ofDelivered) {
            checker.delivered(delivery);
        }
    }

    @Override
    public void installed(Installation installation) {
        checkers.forEach(checker -> checker.installed(installation));
    }

    @Override
    public void failed(MemberId by, Output.Failed failed, long atMicros) {
        checkers.forEach(checker -> checker.failed(by, failed, atMicros));
    }

    @Override
    public void confirmed(MemberId by, long token) {
        checkers.forEach(checker -> checker.confirmed(by, token));
    }

    @Override
    public void notConfirmed(MemberId by, Output.NotConfirmed end) {
        checkers.forEach(checker -> checker.notConfirmed(by, end));
    }

    @Override
    public void commanded(MemberId by, Input.Command command) {
        checkers.forEach(checker -> checker.commanded(by, command));
    }

    @Override
    public void commandEnded(MemberId by, long token, Output end) {
        checkers.forEach(checker -> checker.commandEnded(by, token, end));
    }

    @Override
    public void barrier(MemberId by, Input.Barrier barrier) {
        checkers.forEach(checker -> checker.barrier(by, barrier));
    }

    @Override
    public void barrierEnded(MemberId by, long token, Output end) {
        checkers.forEach(checker -> checker.barrierEnded(by, token, end));
    }

    @Override
    public void quorum(MemberId by, boolean reached, long atMicros) {
        checkers.forEach(checker -> checker.quorum(by, reached, atMicros));
    }

    @Override
    public void standsStill(MemberId by) {
        checkers.forEach(checker -> checker.standsStill(by));
    }

    @Override
    public void reachable(MemberId by, MemberId other, boolean reachable) {
        checkers.forEach(checker -> checker.reachable(by, other, reachable));
    }

    @Override
    public void stopped(MemberId by, Output.StopReason reason, long atMicros) {
        checkers.forEach(checker -> checker.stopped(by, reason, atMicros));
    }

    @Override
    public void turnEnded(MemberId by, long localMicros, long nextDeadlineMicros) {
        for (Checker checker : ofTurnEnded) {
            checker.turnEnded(by, localMicros, nextDeadlineMicros);
        }
    }

    @Override
    public void reported(MemberId by, MemberReport report) {
        checkers.forEach(checker -> checker.reported(by, report));
    }

    @Override
    public void ended(List<MemberId> core) {
        checkers.forEach(checker -> checker.ended(core));
    }
}
