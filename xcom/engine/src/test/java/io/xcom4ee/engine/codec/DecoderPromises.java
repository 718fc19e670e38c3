package io.xcom4ee.engine.codec;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.Frame;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the decoders promise of any bytes at all: they are refused as malformed, or they are the canonical encoding of what was
 * read; and reading takes no more memory than a few times their length, whatever counts and lengths they claim.
 *
 * <p>Fuzzing and a test of the build feed it. What is fed is the body only: the head and the checksum are made right, since
 * nothing behind them would be read otherwise. A violated promise is an {@link AssertionError}.
 */
final class DecoderPromises {
    /** A list of the smallest parts makes objects many times as large as the parts. */
    private static final long HEAP_BYTES_PER_BYTE = 128;

    private static final long HEAP_BYTES_ANYWAY = 256 * 1024;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private DecoderPromises() {}

    /** Decodes. */
    @FunctionalInterface
    interface Decoder<T> {
        T decode(ByteBuf frame) throws MalformedFrameException;
    }

    /** Gives the head of made-up bytes: which version, which kind; the rest is the body of a frame. */
    static void holdForFrame(byte[] input) {
        if (input.length < 2) {
            return;
        }
        int version = ProtocolVersion.FIRST + (input[0] & 0xff) % ProtocolVersion.NEWEST;
        ByteBuf sealed = sealed(input[1] & 0xff, Arrays.copyOfRange(input, 2, input.length));
        Frame frame = decoded(sealed, bytes -> FrameCodec.decode(bytes, version));
        if (frame != null) {
            requireSame(sealed, FrameCodec.encode(frame, version, UnpooledByteBufAllocator.DEFAULT), frame);
        }
    }

    /** As {@link #holdForFrame}, for what opens a connection. */
    static void holdForHandshake(byte[] input) {
        if (input.length < 1) {
            return;
        }
        ByteBuf sealed = sealed(input[0] & 0xff, Arrays.copyOfRange(input, 1, input.length));
        Handshake handshake = decoded(sealed, HandshakeCodec::decode);
        if (handshake != null) {
            requireSame(sealed, HandshakeCodec.encode(handshake, UnpooledByteBufAllocator.DEFAULT), handshake);
        }
    }

    private static ByteBuf sealed(int kind, byte[] body) {
        ByteBuf buffer = Unpooled.buffer(body.length + 16);
        Envelope.begin(buffer);
        buffer.writeBytes(body);
        Envelope.seal(buffer, 0, kind);
        return buffer;
    }

    private static <T> @Nullable T decoded(ByteBuf sealed, Decoder<T> decoder) {
        long most = HEAP_BYTES_ANYWAY + HEAP_BYTES_PER_BYTE * sealed.readableBytes();
        long taken = heapBytes(sealed, decoder);
        if (taken > most) {
            // What classes cost when they are used first is not the frame's.
            taken = heapBytes(sealed, decoder);
        }
        if (taken > most) {
            throw new AssertionError(
                    taken + " bytes of heap are taken, " + most + " allowed, to decode " + ByteBufUtil.hexDump(sealed));
        }
        return decodedOrRefused(sealed, decoder);
    }

    private static long heapBytes(ByteBuf sealed, Decoder<?> decoder) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        decodedOrRefused(sealed, decoder);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static <T> @Nullable T decodedOrRefused(ByteBuf sealed, Decoder<T> decoder) {
        try {
            return decoder.decode(sealed.duplicate());
        } catch (MalformedFrameException refused) {
            return null;
        }
    }

    private static void requireSame(ByteBuf before, ByteBuf after, Object decoded) {
        try {
            if (!ByteBufUtil.equals(before, after)) {
                throw new AssertionError(decoded + " is read from " + ByteBufUtil.hexDump(before) + " and written as "
                        + ByteBufUtil.hexDump(after));
            }
        } finally {
            after.release();
        }
    }
}
