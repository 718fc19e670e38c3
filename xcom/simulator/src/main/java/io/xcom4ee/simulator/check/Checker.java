package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.message.Frame;
import java.util.List;

/**
 * Watches everything that goes into the members and comes out, in the order in which it happens, and throws a
 * {@link Violation} at the first step that breaks what it stands for.
 */
public interface Checker {

    /** A process has started: a new incarnation that remembers nothing. */
    default void started(MemberInfo process, long atMicros) {}

    /** A process has died, of itself or not; nothing comes from it any more. */
    default void died(MemberId process, long atMicros) {}

    /** A member has taken a broadcast from its application. */
    default void broadcast(Taken taken) {}

    /** A member has been handed a frame. */
    default void received(MemberId by, MemberId from, Frame frame) {}

    /** A member wants a frame sent. */
    default void sent(MemberId by, List<MemberId> to, Frame frame) {}

    /** A member has delivered a message. */
    default void delivered(Delivery delivery) {}

    /** A member has installed a view. */
    default void installed(Installation installation) {}

    /** A member has given up a broadcast. */
    default void failed(MemberId by, Output.Failed failed, long atMicros) {}

    /** A member has said that all have delivered its broadcast. */
    default void confirmed(MemberId by, long token) {}

    /** A member has given up to wait until all have delivered its broadcast. */
    default void notConfirmed(MemberId by, Output.NotConfirmed end) {}

    /** A member has been given a command by an administrator. */
    default void commanded(MemberId by, Input.Command command) {}

    /** A member has ended a command. */
    default void commandEnded(MemberId by, long token, Output end) {}

    /** A member has been given a barrier by its application. */
    default void barrier(MemberId by, Input.Barrier barrier) {}

    /** A member has ended a barrier. */
    default void barrierEnded(MemberId by, long token, Output end) {}

    /** A member has said that it reaches a majority, or that it does not any more. */
    default void quorum(MemberId by, boolean reached, long atMicros) {}

    /** A member has said that it delivers nothing although it reaches a majority. */
    default void standsStill(MemberId by) {}

    /** A member has said whether it hears another member. */
    default void reachable(MemberId by, MemberId other, boolean reachable) {}

    /** A member has said its last. */
    default void stopped(MemberId by, Output.StopReason reason, long atMicros) {}

    /** A member has handled the tick that ends a turn, and wants the next one at {@code nextDeadlineMicros}. */
    default void turnEnded(MemberId by, long localMicros, long nextDeadlineMicros) {}

    /** A member has been asked for its report. */
    default void reported(MemberId by, MemberReport report) {}

    /** The run is over: the healed members of {@code core} work again and all is quiet. */
    default void ended(List<MemberId> core) {}
}
