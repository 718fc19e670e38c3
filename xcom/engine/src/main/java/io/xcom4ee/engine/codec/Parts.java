package io.xcom4ee.engine.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.xcom4ee.core.base.ProtocolVersion;

/**
 * A frame that is large travels in parts, each of which is a frame of its own: an {@link Envelope} around a flag that tells
 * the last part, and the next bytes of the large frame. So it may be larger than a frame, and small frames get in between.
 * Parts of different large frames are never mixed on a connection.
 */
public final class Parts {
    /** The oldest protocol version that knows parts. */
    public static final int SINCE_VERSION = ProtocolVersion.SECOND;

    /** A larger frame is cut. */
    public static final int WHOLE_BYTES_MAX = 256 * 1024;

    static final int KIND = 0xe0;

    private static final int PART_BYTES = 128 * 1024;

    private Parts() {}

    /** Takes the next part off the front of a large frame, into a new buffer that the caller releases. */
    public static ByteBuf cut(ByteBuf frame, ByteBufAllocator allocator) {
        return cut(frame, PART_BYTES, allocator);
    }

    static ByteBuf cut(ByteBuf frame, int bytesMost, ByteBufAllocator allocator) {
        int bytes = Math.min(frame.readableBytes(), bytesMost);
        ByteBuf part = allocator.buffer(Envelope.HEAD_BYTES + 1 + bytes + Envelope.CHECKSUM_BYTES);
        Envelope.begin(part);
        part.writeByte(frame.readableBytes() == bytes ? 1 : 0);
        part.writeBytes(frame, bytes);
        Envelope.seal(part, part.readerIndex(), KIND);
        return part;
    }

    /** Whether this whole frame is a part of a larger one. */
    public static boolean isPart(ByteBuf frame) {
        return Envelope.kind(frame) == KIND;
    }
}
