package io.xcom4ee.engine.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.engine.codec.Handshake.Hello;
import io.xcom4ee.engine.codec.Handshake.HelloAccepted;
import io.xcom4ee.engine.codec.Handshake.HelloRefused;
import io.xcom4ee.engine.codec.Handshake.Refusal;

/**
 * The handshake in its binary form, in the same {@link Envelope} as frames. It comes before there is a protocol version, so
 * that it never changes.
 */
public final class HandshakeCodec {
    // Far from the kinds of messages: neither is ever taken for the other.
    private static final int HELLO = 0xf0;
    private static final int HELLO_ACCEPTED = 0xf1;
    private static final int HELLO_REFUSED = 0xf2;

    private static final int NAME_LENGTH_BYTES = 2;

    private HandshakeCodec() {}

    /** Encodes into a new buffer that the caller releases. */
    public static ByteBuf encode(Handshake handshake, ByteBufAllocator allocator) {
        ByteBuf target = allocator.buffer();
        try {
            Envelope.begin(target);
            int kind = write(handshake, new WireWriter(target, ProtocolVersion.FIRST));
            Envelope.seal(target, target.readerIndex(), kind);
            return target;
        } catch (RuntimeException unexpected) {
            target.release();
            throw unexpected;
        }
    }

    /** Decodes one whole frame. Does not release the buffer. */
    public static Handshake decode(ByteBuf frame) throws MalformedFrameException {
        int kind = Envelope.open(frame);
        WireReader wire = new WireReader(frame, ProtocolVersion.FIRST);
        PartReader parts = new PartReader(wire);
        Handshake handshake = switch (kind) {
            case HELLO ->
                new Hello(
                        wire.u16(),
                        wire.u16(),
                        wire.text(WireLimits.NAME_BYTES_MAX),
                        parts.memberInfo(),
                        wire.list(
                                WireLimits.MEMBERS_MAX, NAME_LENGTH_BYTES, () -> wire.text(WireLimits.NAME_BYTES_MAX)));
            case HELLO_ACCEPTED -> new HelloAccepted(wire.u16(), parts.memberInfo());
            case HELLO_REFUSED -> new HelloRefused(refusal(wire.u8()), wire.text(WireLimits.SENTENCE_BYTES_MAX));
            default -> throw new MalformedFrameException("no handshake but a frame of kind " + kind);
        };
        wire.end();
        return handshake;
    }

    private static int write(Handshake handshake, WireWriter wire) {
        PartWriter parts = new PartWriter(wire);
        if (handshake instanceof Hello hello) {
            wire.u16(hello.versionMin());
            wire.u16(hello.versionMax());
            wire.text(hello.group(), WireLimits.NAME_BYTES_MAX);
            parts.memberInfo(hello.self());
            wire.list(hello.electorate(), WireLimits.MEMBERS_MAX, name -> wire.text(name, WireLimits.NAME_BYTES_MAX));
            return HELLO;
        }
        if (handshake instanceof HelloAccepted accepted) {
            wire.u16(accepted.version());
            parts.memberInfo(accepted.self());
            return HELLO_ACCEPTED;
        }
        HelloRefused refused = (HelloRefused) handshake;
        wire.u8(code(refused.refusal()));
        wire.text(refused.text(), WireLimits.SENTENCE_BYTES_MAX);
        return HELLO_REFUSED;
    }

    private static int code(Refusal refusal) {
        return switch (refusal) {
            case GROUP_MISMATCH -> 1;
            case VERSION_MISMATCH -> 2;
            case NAME_IN_USE -> 3;
            case LIST_MISMATCH -> 4;
            case TOO_MANY_CONNECTIONS -> 5;
            case SELF -> 6;
        };
    }

    private static Refusal refusal(int code) throws MalformedFrameException {
        return switch (code) {
            case 1 -> Refusal.GROUP_MISMATCH;
            case 2 -> Refusal.VERSION_MISMATCH;
            case 3 -> Refusal.NAME_IN_USE;
            case 4 -> Refusal.LIST_MISMATCH;
            case 5 -> Refusal.TOO_MANY_CONNECTIONS;
            case 6 -> Refusal.SELF;
            default -> throw new MalformedFrameException("a refusal of unknown code " + code);
        };
    }
}
