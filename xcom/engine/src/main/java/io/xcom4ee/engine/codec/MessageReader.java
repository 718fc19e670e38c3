package io.xcom4ee.engine.codec;

import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.Message;

/** Reads the body of each kind of message. {@link MessageWriter} is its mirror. */
final class MessageReader {
    private final WireReader wire;
    private final PartReader parts;
    private final Landing landing;

    MessageReader(WireReader wire, PartReader parts, Landing landing) {
        this.wire = wire;
        this.parts = parts;
        this.landing = landing;
    }

    /** Arguments are evaluated from left to right, so each line reads the fields in the order in which they were written. */
    Message read(MessageKind kind) throws MalformedFrameException {
        return switch (kind) {
            case PROPOSE -> new Message.Propose(wire.i64(), wire.i64(), parts.value(landing));
            case PROGRESS -> progress();
            case FORWARD -> new Message.Forward(wire.i64(), parts.value(landing));
            case PREPARE -> new Message.Prepare(parts.ballot(), wire.i32(), wire.i64(), wire.i64());
            case PROMISE -> promise();
            case REFUSE -> new Message.Refuse(parts.ballot(), wire.i32(), wire.i64(), parts.ballot());
            case ACCEPT -> accept();
            case ACCEPTED -> new Message.Accepted(parts.ballot(), wire.i32(), wire.i64(), wire.i64());
            case LEARN -> learn();
            case ASK -> new Message.Ask(wire.i32(), wire.i64(), wire.i64());
            case GONE -> new Message.Gone(wire.i32(), wire.i64());
            case PRESENCE -> presence();
            case JOIN_REQUEST -> new Message.JoinRequest(parts.memberInfo());
            case JOIN_REFUSED -> new Message.JoinRefused(parts.joinRefusal());
            case WELCOME -> new Message.Welcome(parts.snapshot());
            case WELCOME_WITH_AGREEMENTS -> new Message.Welcome(parts.snapshotWithAgreements());
            case NOT_MEMBER -> new Message.NotMember(parts.groupId(), wire.i64());
            case FOUNDING_PREPARE -> new Message.FoundingPrepare(parts.foundingBallot(), parts.groupId(), wire.i64());
            case FOUNDING_PROMISE -> foundingPromise();
            case FOUNDING_REFUSE -> new Message.FoundingRefuse(parts.foundingBallot(), parts.foundingBallot());
            case FOUNDING_ACCEPT -> new Message.FoundingAccept(parts.foundingBallot(), parts.foundingProposal());
            case FOUNDING_ACCEPTED -> new Message.FoundingAccepted(parts.foundingBallot());
            case FOUNDED -> new Message.Founded(parts.foundingBallot(), parts.foundingProposal());
            case FORCE_PREPARE ->
                new Message.ForcePrepare(
                        parts.foundingBallot(), parts.groupId(), parts.memberIds(), wire.i64(), wire.flag());
            case FORCE_ANSWER -> new Message.ForceAnswer(parts.foundingBallot(), parts.forceRefusal());
        };
    }

    private Message progress() throws MalformedFrameException {
        return new Message.Progress(
                wire.i64(),
                wire.i64(),
                wire.i64(),
                wire.i64(),
                wire.list(
                        WireLimits.LANES_MAX,
                        PartReader.INTERVAL_BYTES,
                        () -> new AcceptedInterval(wire.i32(), wire.i64(), wire.i64())),
                wire.list(WireLimits.LANES_MAX, 4, wire::i32));
    }

    private Message promise() throws MalformedFrameException {
        return new Message.Promise(
                parts.ballot(),
                wire.i32(),
                wire.i64(),
                wire.i64(),
                wire.list(WireLimits.SLOTS_MAX, PartReader.SLOT_REPORT_BYTES, parts::slotReport));
    }

    private Message accept() throws MalformedFrameException {
        return new Message.Accept(
                parts.ballot(),
                wire.i32(),
                wire.i64(),
                wire.i64(),
                wire.list(WireLimits.SLOTS_MAX, PartReader.ROUND_VALUE_BYTES, parts::roundValue));
    }

    private Message learn() throws MalformedFrameException {
        return new Message.Learn(
                wire.i32(),
                wire.i64(),
                wire.i64(),
                wire.list(WireLimits.SLOTS_MAX, PartReader.ROUND_VALUE_BYTES, parts::roundValue));
    }

    private Message presence() throws MalformedFrameException {
        return new Message.Presence(
                parts.memberInfo(),
                parts.standing(),
                parts.groupId(),
                wire.i64(),
                wire.optional(parts::foundingBallot));
    }

    private Message foundingPromise() throws MalformedFrameException {
        return new Message.FoundingPromise(
                parts.foundingBallot(),
                parts.memberInfo(),
                wire.flag(),
                wire.optional(parts::foundingBallot),
                wire.optional(parts::foundingProposal),
                wire.optional(parts::oldState));
    }
}
