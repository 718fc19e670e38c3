package io.xcom4ee.core.member;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.stream.Submission;
import java.util.Objects;

/** Everything that can happen to a member. */
public sealed interface Input {

    /** A frame came from a peer; who it is was established by the connection. */
    record FrameReceived(MemberId from, Frame frame) implements Input {
        public FrameReceived {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(frame, "frame");
        }
    }

    /**
     * From now on frames reach this peer again, or more of them fit into its queue again. Everything sent to it before may
     * have been lost: the member sends again from where the peer stopped.
     */
    record ConnectionUp(MemberInfo peer) implements Input {
        public ConnectionUp {
            Objects.requireNonNull(peer, "peer");
        }
    }

    /** Frames no longer reach this peer. */
    record ConnectionDown(MemberId peer) implements Input {
        public ConnectionDown {
            Objects.requireNonNull(peer, "peer");
        }
    }

    /**
     * The application broadcasts a message. Whoever gives it has an object for it already as a rule, which may be this input,
     * so that no other one is made for each message.
     */
    non-sealed interface Broadcast extends Input, Submission {
        /**
         * One that is nothing else.
         *
         * @param token names the message in {@link Output.Deliver} and {@link Output.Failed}; each is used once
         * @param payload owned by the core from now on
         * @param deadlineMicros on the clock of {@link XComMember#step}
         * @param byAll whether delivery here is followed, sooner or later, by {@link Output.Confirmed} or
         *     {@link Output.NotConfirmed}
         */
        static Broadcast of(long token, byte[] payload, long deadlineMicros, boolean byAll) {
            return new PlainBroadcast(token, payload, deadlineMicros, byAll);
        }

        /** One that is at its end when it is delivered here. */
        static Broadcast of(long token, byte[] payload, long deadlineMicros) {
            return of(token, payload, deadlineMicros, false);
        }
    }

    /**
     * An administrator gives a command.
     *
     * @param token names the command in the output that ends it: {@link Output.CommandDone}, {@link Output.CommandRefused}
     *     or {@link Output.CommandUnknown}; each is used once
     * @param command what is wanted; named in full, as an input is called like it
     * @param deadlineMicros on the clock of {@link XComMember#step}
     */
    record Command(long token, io.xcom4ee.core.member.Command command, long deadlineMicros) implements Input {
        public Command {
            Objects.requireNonNull(command, "command");
        }
    }

    /**
     * The application wants to know when everything is delivered here that anybody had delivered by now.
     *
     * @param token names the barrier in the output that ends it: {@link Output.BarrierPassed} or
     *     {@link Output.BarrierFailed}; each is used once
     * @param deadlineMicros on the clock of {@link XComMember#step}
     */
    record Barrier(long token, long deadlineMicros) implements Input {}

    /** The member shall leave the group: it ends with {@link Output.Stopped} within the leave time-out. */
    record Leave() implements Input {}

    /**
     * The turn of the event loop ends, or a deadline has come. Batches are cut and progress is told here: once per turn,
     * however many frames the turn brought.
     */
    record Tick() implements Input {}
}
