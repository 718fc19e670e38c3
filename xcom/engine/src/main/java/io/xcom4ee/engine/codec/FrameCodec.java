package io.xcom4ee.engine.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.InvariantViolation;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;

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
     * @throws IllegalArgumentException if the frame breaks {@link WireLimits}, which is a fault of ours
     */
    public static ByteBuf encode(Frame frame, ByteBufAllocator allocator) {
        ByteBuf target = allocator.buffer(expectedBytes(frame.message()), WireLimits.FRAME_BYTES_MAX);
        try {
            Envelope.begin(target);
            WireWriter wire = new WireWriter(target);
            new PartWriter(wire).groupId(frame.group());
            MessageKind kind = frame.message().accept(new MessageWriter(wire));
            Envelope.seal(target, target.readerIndex(), kind.code());
            return target;
        } catch (IndexOutOfBoundsException tooLarge) {
            target.release();
            throw new IllegalArgumentException(
                    "a frame is larger than the limit of " + WireLimits.FRAME_BYTES_MAX + " bytes", tooLarge);
        } catch (RuntimeException unexpected) {
            target.release();
            throw unexpected;
        }
    }

    /**
     * Decodes one whole frame. Does not release the buffer and keeps nothing of it.
     *
     * @throws MalformedFrameException if it is anything but a frame that {@link #encode} could have made
     */
    public static Frame decode(ByteBuf frame) throws MalformedFrameException {
        MessageKind kind = MessageKind.of(Envelope.open(frame));
        WireReader wire = new WireReader(frame);
        try {
            GroupId group = new PartReader(wire).groupId();
            Message message = new MessageReader(wire).read(kind);
            wire.end();
            return new Frame(group, message);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | InvariantViolation refused) {
            // Only constructors of the core can get here: their objections are the sender's fault, not ours.
            throw new MalformedFrameException("a frame whose parts contradict each other", refused);
        }
    }

    private static int expectedBytes(Message message) {
        if (message instanceof Message.Propose propose && propose.value() instanceof Batch batch) {
            return SMALL_FRAME_BYTES + batch.sizeBytes();
        }
        return SMALL_FRAME_BYTES;
    }
}
