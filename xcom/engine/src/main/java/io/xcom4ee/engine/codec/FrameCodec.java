package io.xcom4ee.engine.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.InvariantViolation;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.NeededVersion;

/**
 * Frames in their binary form: an {@link Envelope} around the group and the message. The encoding is canonical: equal
 * frames have equal bytes, and bytes that were decoded are encoded to the same bytes again.
 */
public final class FrameCodec {
    /** What a frame without a batch usually needs; buffers grow by themselves. */
    private static final int SMALL_FRAME_BYTES = 256;

    private FrameCodec() {}

    /**
     * Encodes a frame into a new buffer that the caller releases.
     *
     * @param version the protocol version of the connection that it goes to
     * @throws IllegalArgumentException if the frame breaks {@link WireLimits}, or holds what the version does not have;
     *     both are faults of ours
     */
    public static ByteBuf encode(Frame frame, int version, ByteBufAllocator allocator) {
        requireVersion(frame.message(), version);
        // Where frames can go in parts, a founding may tell all that its survivors have.
        int most = version >= Parts.SINCE_VERSION ? WireLimits.LARGE_FRAME_BYTES_MAX : WireLimits.FRAME_BYTES_MAX;
        ByteBuf target = allocator.buffer(Math.min(expectedBytes(frame.message()), most), most);
        try {
            Envelope.begin(target);
            WireWriter wire = new WireWriter(target, version);
            new PartWriter(wire).groupId(frame.group());
            MessageKind kind = frame.message().accept(new MessageWriter(wire));
            Envelope.seal(target, target.readerIndex(), kind.code());
            return target;
        } catch (IndexOutOfBoundsException tooLarge) {
            target.release();
            throw new IllegalArgumentException("a frame is larger than the limit of " + most + " bytes", tooLarge);
        } catch (RuntimeException unexpected) {
            target.release();
            throw unexpected;
        }
    }

    /** As {@link #decode(ByteBuf, int, Landing)}, for a frame by itself. */
    public static Frame decode(ByteBuf frame, int version) throws MalformedFrameException {
        return decode(frame, version, new Landing());
    }

    /**
     * Decodes one whole frame. Does not release the buffer and keeps nothing of it.
     *
     * @param version the protocol version of the connection that it came on
     * @param landing that of the connection
     * @throws MalformedFrameException if it is anything but a frame that {@link #encode} could have made
     */
    public static Frame decode(ByteBuf frame, int version, Landing landing) throws MalformedFrameException {
        MessageKind kind = MessageKind.of(Envelope.open(frame), version);
        WireReader wire = new WireReader(frame, version);
        try {
            PartReader parts = new PartReader(wire);
            GroupId group = parts.groupId();
            Message message = new MessageReader(wire, parts, landing).read(kind);
            wire.end();
            requireVersion(message, version);
            return new Frame(group, message);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | InvariantViolation refused) {
            // Only constructors of the core can get here: their objections are the sender's fault, not ours.
            throw new MalformedFrameException("a frame whose parts contradict each other", refused);
        }
    }

    /** The newest version has everything, so that nothing is looked at in the usual case. */
    private static void requireVersion(Message message, int version) {
        if (version < ProtocolVersion.NEWEST && NeededVersion.of(message) > version) {
            throw new IllegalArgumentException("protocol version " + version + " cannot say a "
                    + message.getClass().getSimpleName() + " of version " + NeededVersion.of(message));
        }
    }

    private static int expectedBytes(Message message) {
        if (message instanceof Message.Propose propose) {
            return SMALL_FRAME_BYTES + propose.value().sizeBytes();
        }
        if (message instanceof Message.Forward forward) {
            return SMALL_FRAME_BYTES + forward.value().sizeBytes();
        }
        return SMALL_FRAME_BYTES;
    }
}
