package io.xcom4ee.simulator.frame;

import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.MessageVisitor;

/** The kinds of messages, for counting and for dropping one kind only. */
public enum MessageKind {
    PROPOSE,
    PROGRESS,
    FORWARD,
    PREPARE,
    PROMISE,
    REFUSE,
    ACCEPT,
    ACCEPTED,
    LEARN,
    ASK,
    GONE,
    PRESENCE,
    JOIN_REQUEST,
    JOIN_REFUSED,
    WELCOME,
    NOT_MEMBER,
    FOUNDING_PREPARE,
    FOUNDING_PROMISE,
    FOUNDING_REFUSE,
    FOUNDING_ACCEPT,
    FOUNDING_ACCEPTED,
    FOUNDED,
    FORCE_PREPARE,
    FORCE_ANSWER;

    private static final KindOf KIND_OF = new KindOf();

    /** The kind of this message. */
    public static MessageKind of(Message message) {
        return message.accept(KIND_OF);
    }

    private static final class KindOf implements MessageVisitor<MessageKind> {
        @Override
        public MessageKind onPropose(Message.Propose propose) {
            return PROPOSE;
        }

        @Override
        public MessageKind onProgress(Message.Progress progress) {
            return PROGRESS;
        }

        @Override
        public MessageKind onForward(Message.Forward forward) {
            return FORWARD;
        }

        @Override
        public MessageKind onPrepare(Message.Prepare prepare) {
            return PREPARE;
        }

        @Override
        public MessageKind onPromise(Message.Promise promise) {
            return PROMISE;
        }

        @Override
        public MessageKind onRefuse(Message.Refuse refuse) {
            return REFUSE;
        }

        @Override
        public MessageKind onAccept(Message.Accept accept) {
            return ACCEPT;
        }

        @Override
        public MessageKind onAccepted(Message.Accepted accepted) {
            return ACCEPTED;
        }

        @Override
        public MessageKind onLearn(Message.Learn learn) {
            return LEARN;
        }

        @Override
        public MessageKind onAsk(Message.Ask ask) {
            return ASK;
        }

        @Override
        public MessageKind onGone(Message.Gone gone) {
            return GONE;
        }

        @Override
        public MessageKind onPresence(Message.Presence presence) {
            return PRESENCE;
        }

        @Override
        public MessageKind onJoinRequest(Message.JoinRequest joinRequest) {
            return JOIN_REQUEST;
        }

        @Override
        public MessageKind onJoinRefused(Message.JoinRefused joinRefused) {
            return JOIN_REFUSED;
        }

        @Override
        public MessageKind onWelcome(Message.Welcome welcome) {
            return WELCOME;
        }

        @Override
        public MessageKind onNotMember(Message.NotMember notMember) {
            return NOT_MEMBER;
        }

        @Override
        public MessageKind onFoundingPrepare(Message.FoundingPrepare foundingPrepare) {
            return FOUNDING_PREPARE;
        }

        @Override
        public MessageKind onFoundingPromise(Message.FoundingPromise foundingPromise) {
            return FOUNDING_PROMISE;
        }

        @Override
        public MessageKind onFoundingRefuse(Message.FoundingRefuse foundingRefuse) {
            return FOUNDING_REFUSE;
        }

        @Override
        public MessageKind onFoundingAccept(Message.FoundingAccept foundingAccept) {
            return FOUNDING_ACCEPT;
        }

        @Override
        public MessageKind onFoundingAccepted(Message.FoundingAccepted foundingAccepted) {
            return FOUNDING_ACCEPTED;
        }

        @Override
        public MessageKind onFounded(Message.Founded founded) {
            return FOUNDED;
        }

        @Override
        public MessageKind onForcePrepare(Message.ForcePrepare forcePrepare) {
            return FORCE_PREPARE;
        }

        @Override
        public MessageKind onForceAnswer(Message.ForceAnswer forceAnswer) {
            return FORCE_ANSWER;
        }
    }
}
