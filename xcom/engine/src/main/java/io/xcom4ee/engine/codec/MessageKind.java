package io.xcom4ee.engine.codec;

import io.xcom4ee.core.base.ProtocolVersion;

/** The kinds of frames that carry a message. The codes are part of the protocol and are never used again. */
enum MessageKind {
    PROPOSE(1),
    PROGRESS(2),
    PREPARE(3),
    PROMISE(4),
    REFUSE(5),
    ACCEPT(6),
    ACCEPTED(7),
    LEARN(8),
    ASK(9),
    GONE(10),
    PRESENCE(11),
    JOIN_REQUEST(12),
    JOIN_REFUSED(13),
    WELCOME(14),
    NOT_MEMBER(15),
    FOUNDING_PREPARE(16),
    FOUNDING_PROMISE(17),
    FOUNDING_REFUSE(18),
    FOUNDING_ACCEPT(19),
    FOUNDING_ACCEPTED(20),
    FOUNDED(21),
    // Since version 2 of the protocol.
    WELCOME_WITH_AGREEMENTS(22, ProtocolVersion.SECOND),
    FORWARD(23, ProtocolVersion.SECOND),
    FORCE_PREPARE(24, ProtocolVersion.SECOND),
    FORCE_ANSWER(25, ProtocolVersion.SECOND);

    private static final MessageKind[] ALL = values();

    private final int code;
    private final int since;

    MessageKind(int code) {
        this(code, ProtocolVersion.FIRST);
    }

    /** @param since the protocol version that it came with */
    MessageKind(int code, int since) {
        this.code = code;
        this.since = since;
    }

    int code() {
        return code;
    }

    /** The oldest protocol version that has this kind. */
    int since() {
        return since;
    }

    static MessageKind of(int code, int version) throws MalformedFrameException {
        // The codes count from 1 in the order of the constants.
        if (code < 1 || code > ALL.length || ALL[code - 1].since > version) {
            throw new MalformedFrameException("a frame of unknown kind " + code);
        }
        return ALL[code - 1];
    }
}
