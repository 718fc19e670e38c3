package io.xcom4ee.core.member;

import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.MessageVisitor;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands each message of a group's member to the part that it concerns. Messages that belong to no group are ignored when
 * they come in a group's frame.
 *
 * <p>Confined to: the member's event loop.
 */
final class GroupMessages implements MessageVisitor<Boolean> {
    private static final Boolean TAKEN = Boolean.TRUE;
    private static final Boolean IGNORED = Boolean.FALSE;

    private final FastPath fastPath;
    private final SlowPath slowPath;
    private final Repair repair;
    private final Membership membership;
    private @Nullable Peer from;
    private Optional<Message.Gone> gone = Optional.empty();

    GroupMessages(FastPath fastPath, SlowPath slowPath, Repair repair, Membership membership) {
        this.fastPath = fastPath;
        this.slowPath = slowPath;
        this.repair = repair;
        this.membership = membership;
    }

    void take(Peer sender, Message message) {
        from = sender;
        message.accept(this);
    }

    /** Set once nobody keeps what this member lacks. */
    Optional<Message.Gone> gone() {
        return gone;
    }

    private Peer from() {
        return Objects.requireNonNull(from);
    }

    @Override
    public Boolean onPropose(Message.Propose propose) {
        fastPath.onPropose(from(), propose);
        return TAKEN;
    }

    @Override
    public Boolean onProgress(Message.Progress progress) {
        fastPath.onProgress(from(), progress);
        membership.onProgress(from(), progress);
        return TAKEN;
    }

    @Override
    public Boolean onForward(Message.Forward forward) {
        fastPath.onForward(from(), forward);
        return TAKEN;
    }

    @Override
    public Boolean onPrepare(Message.Prepare prepare) {
        slowPath.onPrepare(from(), prepare);
        return TAKEN;
    }

    @Override
    public Boolean onPromise(Message.Promise promise) {
        slowPath.onPromise(from(), promise);
        return TAKEN;
    }

    @Override
    public Boolean onRefuse(Message.Refuse refuse) {
        slowPath.onRefuse(refuse);
        return TAKEN;
    }

    @Override
    public Boolean onAccept(Message.Accept accept) {
        slowPath.onAccept(from(), accept);
        return TAKEN;
    }

    @Override
    public Boolean onAccepted(Message.Accepted accepted) {
        slowPath.onAccepted(from(), accepted);
        return TAKEN;
    }

    @Override
    public Boolean onLearn(Message.Learn learn) {
        repair.onLearn(learn);
        return TAKEN;
    }

    @Override
    public Boolean onGone(Message.Gone answer) {
        if (repair.onGone(from(), answer)) {
            gone = Optional.of(answer);
        }
        return TAKEN;
    }

    @Override
    public Boolean onAsk(Message.Ask ask) {
        return IGNORED;
    }

    @Override
    public Boolean onPresence(Message.Presence presence) {
        return IGNORED;
    }

    @Override
    public Boolean onJoinRequest(Message.JoinRequest joinRequest) {
        return IGNORED;
    }

    @Override
    public Boolean onJoinRefused(Message.JoinRefused joinRefused) {
        return IGNORED;
    }

    @Override
    public Boolean onWelcome(Message.Welcome welcome) {
        return IGNORED;
    }

    @Override
    public Boolean onNotMember(Message.NotMember notMember) {
        return IGNORED;
    }

    @Override
    public Boolean onFoundingPrepare(Message.FoundingPrepare foundingPrepare) {
        return IGNORED;
    }

    @Override
    public Boolean onFoundingPromise(Message.FoundingPromise foundingPromise) {
        return IGNORED;
    }

    @Override
    public Boolean onFoundingRefuse(Message.FoundingRefuse foundingRefuse) {
        return IGNORED;
    }

    @Override
    public Boolean onFoundingAccept(Message.FoundingAccept foundingAccept) {
        return IGNORED;
    }

    @Override
    public Boolean onFoundingAccepted(Message.FoundingAccepted foundingAccepted) {
        return IGNORED;
    }

    @Override
    public Boolean onFounded(Message.Founded founded) {
        return IGNORED;
    }

    @Override
    public Boolean onForcePrepare(Message.ForcePrepare forcePrepare) {
        return IGNORED;
    }

    @Override
    public Boolean onForceAnswer(Message.ForceAnswer forceAnswer) {
        return IGNORED;
    }
}
