package io.xcom4ee.core.message;

import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that members say to each other. Every message may be lost, repeated and late. The sender is not in the
 * message: it is whoever the connection belongs to.
 */
public sealed interface Message {

    private static void requireRevocation(Ballot ballot) {
        if (ballot.isZero()) {
            throw new IllegalArgumentException("ballot 0 belongs to the owner");
        }
    }

    /** Calls the visitor's method for this message. */
    <R> R accept(MessageVisitor<R> visitor);

    /** The oldest protocol version that has this kind of message; {@link NeededVersion} looks at what is in it too. */
    default int version() {
        return ProtocolVersion.FIRST;
    }

    /** The kinds of messages that came with protocol version 2. */
    sealed interface SinceVersion2 extends Message {
        @Override
        default int version() {
            return ProtocolVersion.SECOND;
        }
    }

    /**
     * From the owner of a lane to everybody, ballot 0: my slot at {@code round} holds {@code value}, and all my slots
     * strictly between {@code previousRound} and {@code round} are no-ops.
     */
    record Propose(long round, long previousRound, Value value) implements Message {
        public Propose {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onPropose(this);
        }
    }

    /**
     * From everybody to everybody, cumulative and monotonic.
     *
     * @param skippedAbove the highest round that the sender ever proposed or that was revoked from it
     * @param skippedTo the sender's slots in {@code (skippedAbove, skippedTo]} are no-ops, and it will use none up to there
     * @param deliveredRound the last round that the sender has delivered entirely
     * @param highestRound the highest round that the sender has seen
     * @param intervals the sender's ballot-0 votes, per lane other than its own
     * @param suspects member numbers that the sender suspects
     */
    record Progress(
            long skippedAbove,
            long skippedTo,
            long deliveredRound,
            long highestRound,
            List<AcceptedInterval> intervals,
            List<Integer> suspects)
            implements Message {
        public Progress {
            intervals = List.copyOf(intervals);
            suspects = List.copyOf(suspects);
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onProgress(this);
        }
    }

    /**
     * To the only leader, or to a member that hears it and passes it on: propose this for me.
     *
     * @param configuration the number of the configuration that the sender has come to; the leader proposes a batch in no
     *     other one
     * @param value a batch of the sender or a part of a message, what another one wants to be forwarded, or a change
     */
    record Forward(long configuration, Value value) implements SinceVersion2 {
        public Forward {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onForward(this);
        }
    }

    /** Takes over the owner's slots of the rounds {@code [fromRound, toRound]}. */
    record Prepare(Ballot ballot, int owner, long fromRound, long toRound) implements Message {
        public Prepare {
            requireRevocation(ballot);
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onPrepare(this);
        }
    }

    /** The answer to {@link Prepare}: no lower ballot any more in this range, and everything known of it. */
    record Promise(Ballot ballot, int owner, long fromRound, long toRound, List<SlotReport> reports)
            implements Message {
        public Promise {
            Objects.requireNonNull(ballot, "ballot");
            reports = List.copyOf(reports);
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onPromise(this);
        }
    }

    /** A {@link Prepare} or {@link Accept} at {@code ballot} came too late: {@code promised} was promised. */
    record Refuse(Ballot ballot, int owner, long fromRound, Ballot promised) implements Message {
        public Refuse {
            Objects.requireNonNull(ballot, "ballot");
            Objects.requireNonNull(promised, "promised");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onRefuse(this);
        }
    }

    /** Second phase of a revocation: the rounds of the range that are not listed hold a no-op. */
    record Accept(Ballot ballot, int owner, long fromRound, long toRound, List<RoundValue> values) implements Message {
        public Accept {
            requireRevocation(ballot);
            values = List.copyOf(values);
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onAccept(this);
        }
    }

    /** The answer to {@link Accept}: accepted in every round of the range. */
    record Accepted(Ballot ballot, int owner, long fromRound, long toRound) implements Message {
        public Accepted {
            Objects.requireNonNull(ballot, "ballot");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onAccepted(this);
        }
    }

    /** Decided, in the owner's lane: the rounds of the range that are not listed hold a no-op. */
    record Learn(int owner, long fromRound, long toRound, List<RoundValue> values) implements Message {
        public Learn {
            values = List.copyOf(values);
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onLearn(this);
        }
    }

    /** Asks for what is known of the owner's slots in the range; the owner answers with its proposals too. */
    record Ask(int owner, long fromRound, long toRound) implements Message {
        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onAsk(this);
        }
    }

    /** What was asked for is decided and no longer kept; the oldest round that is kept is {@code retainedFrom}. */
    record Gone(int owner, long retainedFrom) implements Message {
        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onGone(this);
        }
    }

    /**
     * Makes a process known to others outside any group.
     *
     * @param group the group that it is in, {@link GroupId#NONE} for a fresh process
     * @param deliveredRound the last round that it has delivered entirely in that group
     * @param promised the highest founding ballot that it has promised
     */
    record Presence(
            MemberInfo info, Standing standing, GroupId group, long deliveredRound, Optional<FoundingBallot> promised)
            implements Message {
        public Presence {
            Objects.requireNonNull(info, "info");
            Objects.requireNonNull(standing, "standing");
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(promised, "promised");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onPresence(this);
        }
    }

    /** A process asks a member to be added to its group. */
    record JoinRequest(MemberInfo info) implements Message {
        public JoinRequest {
            Objects.requireNonNull(info, "info");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onJoinRequest(this);
        }
    }

    /** The answer to a {@link JoinRequest} that cannot be granted now. */
    record JoinRefused(JoinRefusal refusal) implements Message {
        public JoinRefused {
            Objects.requireNonNull(refusal, "refusal");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onJoinRefused(this);
        }
    }

    /** The joiner is in: it goes on from here. */
    record Welcome(Snapshot snapshot) implements Message {
        public Welcome {
            Objects.requireNonNull(snapshot, "snapshot");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onWelcome(this);
        }
    }

    /** The receiver spoke as a member of {@code group} but is not in its newest configuration any more. */
    record NotMember(GroupId group, long configurationNumber) implements Message {
        public NotMember {
            Objects.requireNonNull(group, "group");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onNotMember(this);
        }
    }

    /**
     * Asks for the promise to take part in no older founding and to vote in no older group.
     *
     * @param survivorsOf survivors of this group bring its state
     * @param fromRound from this round on
     */
    record FoundingPrepare(FoundingBallot ballot, GroupId survivorsOf, long fromRound) implements Message {
        public FoundingPrepare {
            Objects.requireNonNull(ballot, "ballot");
            Objects.requireNonNull(survivorsOf, "survivorsOf");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onFoundingPrepare(this);
        }
    }

    /**
     * Asks a member of a dynamic group without majority whether these members may go on; binding: for its promise to vote in
     * the group no more, with what it has of it from this round on, as a {@link FoundingPromise}.
     *
     * @param members all that shall go on, sender and receiver among them
     */
    record ForcePrepare(FoundingBallot ballot, GroupId group, List<MemberId> members, long fromRound, boolean binding)
            implements SinceVersion2 {
        public ForcePrepare {
            Objects.requireNonNull(ballot, "ballot");
            Objects.requireNonNull(group, "group");
            members = List.copyOf(members);
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onForcePrepare(this);
        }
    }

    /** The answer to a {@link ForcePrepare}: what speaks against it, if anything does. */
    record ForceAnswer(FoundingBallot ballot, Optional<ForceRefusal> refusal) implements SinceVersion2 {
        public ForceAnswer {
            Objects.requireNonNull(ballot, "ballot");
            Objects.requireNonNull(refusal, "refusal");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onForceAnswer(this);
        }
    }

    /**
     * The answer to {@link FoundingPrepare}.
     *
     * @param fresh whether the process has been in no group since it started
     * @param acceptedBallot at which it accepted {@code accepted}
     * @param accepted the proposal that it accepted last, if any
     * @param oldState what it brings from the old group that was asked for
     */
    record FoundingPromise(
            FoundingBallot ballot,
            MemberInfo info,
            boolean fresh,
            Optional<FoundingBallot> acceptedBallot,
            Optional<FoundingProposal> accepted,
            Optional<OldState> oldState)
            implements Message {
        public FoundingPromise {
            Objects.requireNonNull(ballot, "ballot");
            Objects.requireNonNull(info, "info");
            Objects.requireNonNull(acceptedBallot, "acceptedBallot");
            Objects.requireNonNull(accepted, "accepted");
            Objects.requireNonNull(oldState, "oldState");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onFoundingPromise(this);
        }
    }

    /** A founding message at {@code ballot} came too late: {@code promised} was promised. */
    record FoundingRefuse(FoundingBallot ballot, FoundingBallot promised) implements Message {
        public FoundingRefuse {
            Objects.requireNonNull(ballot, "ballot");
            Objects.requireNonNull(promised, "promised");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onFoundingRefuse(this);
        }
    }

    /** Second phase of a founding. */
    record FoundingAccept(FoundingBallot ballot, FoundingProposal proposal) implements Message {
        public FoundingAccept {
            Objects.requireNonNull(ballot, "ballot");
            Objects.requireNonNull(proposal, "proposal");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onFoundingAccept(this);
        }
    }

    /** The answer to {@link FoundingAccept}. */
    record FoundingAccepted(FoundingBallot ballot) implements Message {
        public FoundingAccepted {
            Objects.requireNonNull(ballot, "ballot");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onFoundingAccepted(this);
        }
    }

    /**
     * The group is founded: its members go on from here, unless they have promised themselves to a later founding.
     *
     * @param ballot at which it was decided
     */
    record Founded(FoundingBallot ballot, FoundingProposal proposal) implements Message {
        public Founded {
            Objects.requireNonNull(ballot, "ballot");
            Objects.requireNonNull(proposal, "proposal");
        }

        @Override
        public <R> R accept(MessageVisitor<R> visitor) {
            return visitor.onFounded(this);
        }
    }
}
