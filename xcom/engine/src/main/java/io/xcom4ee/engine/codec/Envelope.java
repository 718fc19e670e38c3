package io.xcom4ee.engine.codec;

import io.netty.buffer.ByteBuf;
import java.util.zip.CRC32C;

/**
 * What is around everything on the wire:
 *
 * <pre>
 * 0  4 bytes  length of all that follows this field
 * 4  2 bytes  magic, 'X' 'C'
 * 6  1 byte   version of this layout
 * 7  1 byte   kind
 * 8  n bytes  body
 *    4 bytes  CRC32C of all before it, the length included
 * </pre>
 *
 * Numbers have their high byte first.
 */
public final class Envelope {
    static final int LENGTH_BYTES = 4;
    /** What is before the body; {@link #frameBytes} needs no more to tell. */
    public static final int HEAD_BYTES = 8;

    static final int CHECKSUM_BYTES = 4;
    static final int MAGIC = 'X' << 8 | 'C';
    static final int LAYOUT_VERSION = 1;

    private static final int KIND_AT = 7;

    private Envelope() {}

    /**
     * Looks at the head of what has arrived.
     *
     * @return the bytes of the whole frame, its length field included, or 0 if too few have arrived to tell
     * @throws MalformedFrameException if this can never become a frame of at most {@code bytesMax} bytes
     */
    public static int frameBytes(ByteBuf arrived, int bytesMax) throws MalformedFrameException {
        if (arrived.readableBytes() < HEAD_BYTES) {
            return 0;
        }
        int at = arrived.readerIndex();
        checkHead(arrived, at);
        long length = arrived.getUnsignedInt(at) + LENGTH_BYTES;
        if (length < HEAD_BYTES + CHECKSUM_BYTES || length > bytesMax) {
            throw new MalformedFrameException("a frame of " + length + " bytes, allowed are "
                    + (HEAD_BYTES + CHECKSUM_BYTES) + " to " + bytesMax);
        }
        return (int) length;
    }

    /** The kind of a whole frame. */
    static int kind(ByteBuf frame) {
        return frame.getUnsignedByte(frame.readerIndex() + KIND_AT);
    }

    /** Leaves room for the head; the body follows. */
    static void begin(ByteBuf target) {
        target.writeZero(HEAD_BYTES);
    }

    /** Fills in the head and adds the checksum. */
    static void seal(ByteBuf target, int start, int kind) {
        int length = target.writerIndex() - start + CHECKSUM_BYTES;
        if (length > WireLimits.LARGE_FRAME_BYTES_MAX) {
            throw new IllegalArgumentException("a frame of " + length + " bytes is larger than the limit of "
                    + WireLimits.LARGE_FRAME_BYTES_MAX + " bytes");
        }
        target.setInt(start, length - LENGTH_BYTES);
        target.setShort(start + LENGTH_BYTES, MAGIC);
        target.setByte(start + LENGTH_BYTES + 2, LAYOUT_VERSION);
        target.setByte(start + KIND_AT, kind);
        target.writeInt(checksum(target, start, length - CHECKSUM_BYTES));
    }

    /**
     * Checks one whole frame and leaves the reader with its body alone.
     *
     * @return the kind
     */
    static int open(ByteBuf frame) throws MalformedFrameException {
        int length = frame.readableBytes();
        int start = frame.readerIndex();
        if (length < HEAD_BYTES || frameBytes(frame, WireLimits.LARGE_FRAME_BYTES_MAX) != length) {
            throw new MalformedFrameException("a frame does not have the length that it says");
        }
        int end = start + length - CHECKSUM_BYTES;
        if (frame.getInt(end) != checksum(frame, start, length - CHECKSUM_BYTES)) {
            throw new MalformedFrameException("a frame has a wrong checksum");
        }
        frame.readerIndex(start + HEAD_BYTES);
        frame.writerIndex(end);
        return frame.getUnsignedByte(start + KIND_AT);
    }

    private static void checkHead(ByteBuf arrived, int at) throws MalformedFrameException {
        if (arrived.getUnsignedShort(at + LENGTH_BYTES) != MAGIC) {
            throw new MalformedFrameException("not a frame of this protocol");
        }
        int version = arrived.getUnsignedByte(at + LENGTH_BYTES + 2);
        if (version != LAYOUT_VERSION) {
            throw new MalformedFrameException("a frame of layout version " + version + ", known is " + LAYOUT_VERSION);
        }
    }

    private static int checksum(ByteBuf buffer, int start, int length) {
        CRC32C crc = new CRC32C();
        // Of whoever has the buffer: another view of it would be garbage for every frame.
        crc.update(buffer.internalNioBuffer(start, length));
        return (int) crc.getValue();
    }
}
