package io.xcom4ee.core.message;

/** One method per message: a new message breaks the build of everybody who must handle it. */
public interface MessageVisitor<R> {

    R onPropose(Message.Propose propose);

    R onProgress(Message.Progress progress);

    R onForward(Message.Forward forward);

    R onPrepare(Message.Prepare prepare);

    R onPromise(Message.Promise promise);

    R onRefuse(Message.Refuse refuse);

    R onAccept(Message.Accept accept);

    R onAccepted(Message.Accepted accepted);

    R onLearn(Message.Learn learn);

    R onAsk(Message.Ask ask);

    R onGone(Message.Gone gone);

    R onPresence(Message.Presence presence);

    R onJoinRequest(Message.JoinRequest joinRequest);

    R onJoinRefused(Message.JoinRefused joinRefused);

    R onWelcome(Message.Welcome welcome);

    R onNotMember(Message.NotMember notMember);

    R onFoundingPrepare(Message.FoundingPrepare foundingPrepare);

    R onFoundingPromise(Message.FoundingPromise foundingPromise);

    R onFoundingRefuse(Message.FoundingRefuse foundingRefuse);

    R onFoundingAccept(Message.FoundingAccept foundingAccept);

    R onFoundingAccepted(Message.FoundingAccepted foundingAccepted);

    R onFounded(Message.Founded founded);

    R onForcePrepare(Message.ForcePrepare forcePrepare);

    R onForceAnswer(Message.ForceAnswer forceAnswer);
}
