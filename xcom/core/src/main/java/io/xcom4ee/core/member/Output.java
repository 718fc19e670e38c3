package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.JoinRefusal;
import io.xcom4ee.core.message.Payloads;
import java.util.List;
import java.util.Objects;

/** Everything that a member wants done, in the order in which it must be done. */
public sealed interface Output {

    /** Send this frame to these peers, if they are connected; it may be dropped otherwise. */
    record Send(List<MemberId> to, Frame frame) implements Output {
        public Send {
            to = List.copyOf(to);
            Objects.requireNonNull(frame, "frame");
        }
    }

    /**
     * Hand these messages to the application.
     *
     * @param firstPosition position of the first message, counted from 1
     * @param tokens the tokens of this member's own broadcasts, one per message; empty for messages of others
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    record Deliver(long firstPosition, MemberInfo sender, Payloads payloads, long[] tokens) implements Output {
        public Deliver {
            Objects.requireNonNull(sender, "sender");
            Objects.requireNonNull(payloads, "payloads");
            Objects.requireNonNull(tokens, "tokens");
        }
    }

    /** Install this view: everything delivered before belongs to the one before. */
    record InstallView(GroupId group, Configuration configuration, MemberInfo primary, long position)
            implements Output {
        public InstallView {
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(configuration, "configuration");
            Objects.requireNonNull(primary, "primary");
        }
    }

    /**
     * A broadcast of this member did not end in a known delivery.
     *
     * @param certain whether it is certain that nobody has delivered it or ever will
     */
    record Failed(long token, boolean certain, FailureCause cause) implements Output {
        public Failed {
            Objects.requireNonNull(cause, "cause");
        }
    }

    /**
     * Every member of the view installed here that was in the view in which this broadcast was delivered, and was to be by
     * all, has delivered it.
     */
    record Confirmed(long token) implements Output {}

    /** A broadcast was delivered here, so it is or will be by whoever stays; whether by all is not known in time. */
    record NotConfirmed(long token, FailureCause cause) implements Output {
        public NotConfirmed {
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** Why a broadcast failed, was not confirmed, or a barrier did not pass. */
    enum FailureCause {
        NO_QUORUM,
        NOT_JOINED,
        DEADLINE,
        LEFT,
        EXPELLED,
        /** The group works at a protocol version that does not have this. */
        OLD_PROTOCOL
    }

    /**
     * Everything that any member had delivered when the barrier was given is delivered here, by the outputs before this one.
     *
     * @param position of the last message delivered
     */
    record BarrierPassed(long token, long position) implements Output {}

    /** A barrier ends without having passed. */
    record BarrierFailed(long token, FailureCause cause) implements Output {
        public BarrierFailed {
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** A command of this member has taken effect. */
    record CommandDone(long token) implements Output {}

    /** A command has changed nothing and never will. */
    record CommandRefused(long token, Command command, CommandRefusal refusal) implements Output {
        public CommandRefused {
            Objects.requireNonNull(command, "command");
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /**
     * A command may have taken effect, or take effect later, or never.
     *
     * @param reason why this member knows no more of it
     */
    record CommandUnknown(long token, CommandRefusal reason) implements Output {
        public CommandUnknown {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** No majority is reached any more. Reported once. */
    record QuorumLost(int reachable, int needed) implements Output {}

    /** A majority is reached again. Reported once after {@link QuorumLost}. */
    record QuorumRegained(int reachable, int needed) implements Output {}

    /** Nothing has been delivered for long although a majority is heard. Reported once. */
    record StandsStill(MemberReport.Standstill standstill) implements Output {
        public StandsStill {
            Objects.requireNonNull(standstill, "standstill");
        }
    }

    /** The slot that was waited for is delivered. Reported once after {@link StandsStill}, unless the quorum is lost meanwhile. */
    record GoesOn() implements Output {}

    /** A member of the view has been silent for the suspicion time-out. */
    record Unreachable(MemberInfo member) implements Output {
        public Unreachable {
            Objects.requireNonNull(member, "member");
        }
    }

    /** A member that was unreachable was heard. */
    record Reachable(MemberInfo member) implements Output {
        public Reachable {
            Objects.requireNonNull(member, "member");
        }
    }

    /** A member of the group did not let this process in; it goes on trying. */
    record Refused(MemberId by, JoinRefusal refusal) implements Output {
        public Refused {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** The last output ever. All open broadcasts have been answered before it. */
    record Stopped(StopReason reason) implements Output {
        public Stopped {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why a member stopped. */
    enum StopReason {
        /** At its own wish, with the others' agreement. */
        LEFT,
        /** At its own wish, without agreement: it was in no group, or reached no majority within the leave time-out. */
        LEFT_WITHOUT_AGREEMENT,
        /** Removed by agreement of the others. Comes back as a new incarnation. */
        EXPELLED,
        /** What it lacks is no longer kept by anybody. Comes back as a new incarnation. */
        LEFT_BEHIND,
        /** The group was founded anew without this member's history. Comes back as a new incarnation. */
        SUPERSEDED
    }
}
