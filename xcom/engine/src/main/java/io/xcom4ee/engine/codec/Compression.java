package io.xcom4ee.engine.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.xcom4ee.core.base.ProtocolVersion;
import java.util.Optional;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * A large frame may travel compressed: an {@link Envelope} around the length of the plain frame and that frame, its own
 * envelope included, as one block of LZ4. A compressed frame that is still large is cut into {@link Parts}.
 *
 * <p>The implementation in plain Java, without native code and without sun.misc.Unsafe, so that no server has to allow either.
 */
public final class Compression {
    /** The oldest protocol version that knows compressed frames. */
    public static final int SINCE_VERSION = ProtocolVersion.SECOND;

    static final int KIND = 0xe1;

    /** A larger frame travels plain; whoever tells of a larger one is not believed. */
    static final int PLAIN_BYTES_MAX = WireLimits.FRAME_BYTES_MAX;

    /** One byte of LZ4 stands for so many at most. What claims more is refused before anything is allocated. */
    private static final int EXPANSION_MAX = 255;

    /** At least one part in so many must be saved: less is not worth the receivers' work. */
    private static final int SAVED_PART = 8;

    private static final int LENGTH_BYTES = 4;

    private static final LZ4Factory FACTORY = LZ4Factory.safeInstance();
    private static final LZ4Compressor COMPRESSOR = FACTORY.fastCompressor();
    private static final LZ4SafeDecompressor DECOMPRESSOR = FACTORY.safeDecompressor();

    private Compression() {}

    /**
     * The compressed form of a whole frame, in a new buffer that the caller releases; nothing if that is not smaller by a
     * good part. Does not release the frame.
     */
    public static Optional<ByteBuf> compress(ByteBuf frame, ByteBufAllocator allocator) {
        int bytes = frame.readableBytes();
        if (bytes > PLAIN_BYTES_MAX) {
            return Optional.empty();
        }
        byte[] plain = new byte[bytes];
        frame.getBytes(frame.readerIndex(), plain);
        byte[] block = new byte[bytes - bytes / SAVED_PART];
        try {
            int blockBytes = COMPRESSOR.compress(plain, 0, bytes, block, 0, block.length);
            ByteBuf compressed =
                    allocator.buffer(Envelope.HEAD_BYTES + LENGTH_BYTES + blockBytes + Envelope.CHECKSUM_BYTES);
            Envelope.begin(compressed);
            compressed.writeInt(bytes);
            compressed.writeBytes(block, 0, blockBytes);
            Envelope.seal(compressed, compressed.readerIndex(), KIND);
            return Optional.of(compressed);
        } catch (LZ4Exception doesNotFit) {
            return Optional.empty();
        }
    }

    /** Whether this whole frame is a compressed one. */
    public static boolean isCompressed(ByteBuf frame) {
        return Envelope.kind(frame) == KIND;
    }

    /**
     * The plain frame, in a new buffer that the caller releases. Does not release the compressed one.
     *
     * @throws MalformedFrameException if it is not what {@link #compress} could have made, or would become too large
     */
    public static ByteBuf decompress(ByteBuf compressed, ByteBufAllocator allocator) throws MalformedFrameException {
        if (Envelope.open(compressed) != KIND || compressed.readableBytes() <= LENGTH_BYTES) {
            throw new MalformedFrameException("no compressed frame");
        }
        int bytes = compressed.readInt();
        byte[] block = new byte[compressed.readableBytes()];
        if (bytes < 0 || bytes > PLAIN_BYTES_MAX || bytes > (long) EXPANSION_MAX * block.length) {
            throw new MalformedFrameException(
                    "a compressed frame of " + block.length + " bytes that would become " + bytes);
        }
        compressed.readBytes(block);
        byte[] plain = new byte[bytes];
        try {
            int found = DECOMPRESSOR.decompress(block, 0, block.length, plain, 0, bytes);
            if (found != bytes) {
                throw new MalformedFrameException("a compressed frame of " + found + " bytes that tells of " + bytes);
            }
        } catch (LZ4Exception malformed) {
            throw new MalformedFrameException("a compressed frame that is not well-formed", malformed);
        }
        return allocator.buffer(bytes).writeBytes(plain);
    }
}
