package io.xcom4ee.engine.codec;

import io.xcom4ee.core.base.Agreements;
import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.MessageVisitor;

/** Writes the body of each kind of message and says which kind it was. */
final class MessageWriter implements MessageVisitor<MessageKind> {
    private final WireWriter wire;
    private final PartWriter parts;

    MessageWriter(WireWriter wire) {
        this.wire = wire;
        this.parts = new PartWriter(wire);
    }

    @Override
    public MessageKind onPropose(Message.Propose propose) {
        wire.i64(propose.round());
        wire.i64(propose.previousRound());
        parts.value(propose.value());
        return MessageKind.PROPOSE;
    }

    @Override
    public MessageKind onProgress(Message.Progress progress) {
        wire.i64(progress.skippedAbove());
        wire.i64(progress.skippedTo());
        wire.i64(progress.deliveredRound());
        wire.i64(progress.highestRound());
        wire.list(progress.intervals(), WireLimits.LANES_MAX, this::interval);
        wire.list(progress.suspects(), WireLimits.LANES_MAX, wire::i32);
        return MessageKind.PROGRESS;
    }

    private void interval(AcceptedInterval interval) {
        wire.i32(interval.owner());
        wire.i64(interval.base());
        wire.i64(interval.upTo());
    }

    @Override
    public MessageKind onForward(Message.Forward forward) {
        wire.i64(forward.configuration());
        parts.value(forward.value());
        return MessageKind.FORWARD;
    }

    @Override
    public MessageKind onPrepare(Message.Prepare prepare) {
        parts.ballot(prepare.ballot());
        range(prepare.owner(), prepare.fromRound(), prepare.toRound());
        return MessageKind.PREPARE;
    }

    @Override
    public MessageKind onPromise(Message.Promise promise) {
        parts.ballot(promise.ballot());
        range(promise.owner(), promise.fromRound(), promise.toRound());
        wire.list(promise.reports(), WireLimits.SLOTS_MAX, parts::slotReport);
        return MessageKind.PROMISE;
    }

    @Override
    public MessageKind onRefuse(Message.Refuse refuse) {
        parts.ballot(refuse.ballot());
        wire.i32(refuse.owner());
        wire.i64(refuse.fromRound());
        parts.ballot(refuse.promised());
        return MessageKind.REFUSE;
    }

    @Override
    public MessageKind onAccept(Message.Accept accept) {
        parts.ballot(accept.ballot());
        range(accept.owner(), accept.fromRound(), accept.toRound());
        wire.list(accept.values(), WireLimits.SLOTS_MAX, parts::roundValue);
        return MessageKind.ACCEPT;
    }

    @Override
    public MessageKind onAccepted(Message.Accepted accepted) {
        parts.ballot(accepted.ballot());
        range(accepted.owner(), accepted.fromRound(), accepted.toRound());
        return MessageKind.ACCEPTED;
    }

    @Override
    public MessageKind onLearn(Message.Learn learn) {
        range(learn.owner(), learn.fromRound(), learn.toRound());
        wire.list(learn.values(), WireLimits.SLOTS_MAX, parts::roundValue);
        return MessageKind.LEARN;
    }

    @Override
    public MessageKind onAsk(Message.Ask ask) {
        range(ask.owner(), ask.fromRound(), ask.toRound());
        return MessageKind.ASK;
    }

    @Override
    public MessageKind onGone(Message.Gone gone) {
        wire.i32(gone.owner());
        wire.i64(gone.retainedFrom());
        return MessageKind.GONE;
    }

    @Override
    public MessageKind onPresence(Message.Presence presence) {
        parts.memberInfo(presence.info());
        parts.standing(presence.standing());
        parts.groupId(presence.group());
        wire.i64(presence.deliveredRound());
        wire.optional(presence.promised(), parts::foundingBallot);
        return MessageKind.PRESENCE;
    }

    @Override
    public MessageKind onJoinRequest(Message.JoinRequest joinRequest) {
        parts.memberInfo(joinRequest.info());
        return MessageKind.JOIN_REQUEST;
    }

    @Override
    public MessageKind onJoinRefused(Message.JoinRefused joinRefused) {
        parts.joinRefusal(joinRefused.refusal());
        return MessageKind.JOIN_REFUSED;
    }

    @Override
    public MessageKind onWelcome(Message.Welcome welcome) {
        parts.snapshot(welcome.snapshot());
        boolean neutral = welcome.snapshot().configurations().stream()
                .allMatch(configuration -> configuration.agreements().equals(Agreements.NEUTRAL));
        if (neutral) {
            return MessageKind.WELCOME;
        }
        parts.agreements(welcome.snapshot());
        return MessageKind.WELCOME_WITH_AGREEMENTS;
    }

    @Override
    public MessageKind onNotMember(Message.NotMember notMember) {
        parts.groupId(notMember.group());
        wire.i64(notMember.configurationNumber());
        return MessageKind.NOT_MEMBER;
    }

    @Override
    public MessageKind onFoundingPrepare(Message.FoundingPrepare foundingPrepare) {
        parts.foundingBallot(foundingPrepare.ballot());
        parts.groupId(foundingPrepare.survivorsOf());
        wire.i64(foundingPrepare.fromRound());
        return MessageKind.FOUNDING_PREPARE;
    }

    @Override
    public MessageKind onFoundingPromise(Message.FoundingPromise foundingPromise) {
        parts.foundingBallot(foundingPromise.ballot());
        parts.memberInfo(foundingPromise.info());
        wire.flag(foundingPromise.fresh());
        wire.optional(foundingPromise.acceptedBallot(), parts::foundingBallot);
        wire.optional(foundingPromise.accepted(), parts::foundingProposal);
        wire.optional(foundingPromise.oldState(), parts::oldState);
        return MessageKind.FOUNDING_PROMISE;
    }

    @Override
    public MessageKind onFoundingRefuse(Message.FoundingRefuse foundingRefuse) {
        parts.foundingBallot(foundingRefuse.ballot());
        parts.foundingBallot(foundingRefuse.promised());
        return MessageKind.FOUNDING_REFUSE;
    }

    @Override
    public MessageKind onFoundingAccept(Message.FoundingAccept foundingAccept) {
        parts.foundingBallot(foundingAccept.ballot());
        parts.foundingProposal(foundingAccept.proposal());
        return MessageKind.FOUNDING_ACCEPT;
    }

    @Override
    public MessageKind onFoundingAccepted(Message.FoundingAccepted foundingAccepted) {
        parts.foundingBallot(foundingAccepted.ballot());
        return MessageKind.FOUNDING_ACCEPTED;
    }

    @Override
    public MessageKind onFounded(Message.Founded founded) {
        parts.foundingBallot(founded.ballot());
        parts.foundingProposal(founded.proposal());
        return MessageKind.FOUNDED;
    }

    @Override
    public MessageKind onForcePrepare(Message.ForcePrepare forcePrepare) {
        parts.foundingBallot(forcePrepare.ballot());
        parts.groupId(forcePrepare.group());
        wire.list(forcePrepare.members(), WireLimits.MEMBERS_MAX, parts::memberId);
        wire.i64(forcePrepare.fromRound());
        wire.flag(forcePrepare.binding());
        return MessageKind.FORCE_PREPARE;
    }

    @Override
    public MessageKind onForceAnswer(Message.ForceAnswer forceAnswer) {
        parts.foundingBallot(forceAnswer.ballot());
        parts.forceRefusal(forceAnswer.refusal());
        return MessageKind.FORCE_ANSWER;
    }

    private void range(int owner, long fromRound, long toRound) {
        wire.i32(owner);
        wire.i64(fromRound);
        wire.i64(toRound);
    }
}
