package io.xcom4ee.engine.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.Frame;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the decoders promise of any bytes at all: they are refused as malformed, or they are the canonical encoding of what was
 * read; and reading takes no more memory than a bounded multiple of their length, whatever counts and lengths they claim.
 *
 * <p>Fuzzing and a test of the build feed it. What is fed is the body only: the head and the checksum are made right, since
 * nothing behind them would be read otherwise. A violated promise is an {@link AssertionError}.
 */
final class DecoderPromises {
    /** A list of the smallest parts makes objects many times as large as the parts. */
    private static final long HEAP_BYTES_PER_BYTE = 128;

    private static final long HEAP_BYTES_ANYWAY = 256 * 1024;

    /** 255 bytes at most come of one that is compressed: once as an array, once as a buffer, once as what is compared here. */
    private static final long HEAP_BYTES_PER_COMPRESSED_BYTE = 1024;

    /** A part costs a few objects, however short it is. */
    private static final long HEAP_BYTES_PER_PART = 1024;

    /** What it hands out counts as heap. */
    private static final ByteBufAllocator ON_HEAP = new UnpooledByteBufAllocator(false);

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
        Frame frame = decoded(sealed, HEAP_BYTES_PER_BYTE, bytes -> FrameCodec.decode(bytes, version));
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
        Handshake handshake = decoded(sealed, HEAP_BYTES_PER_BYTE, HandshakeCodec::decode);
        if (handshake != null) {
            requireSame(sealed, HandshakeCodec.encode(handshake, UnpooledByteBufAllocator.DEFAULT), handshake);
        }
    }

    /**
     * As {@link #holdForFrame}, for a compressed one. There are many ways to compress the same bytes: so it is as long as it
     * says, and comes back when it is compressed once more.
     */
    static void holdForCompressed(byte[] input) {
        ByteBuf sealed = sealed(Compression.KIND, input);
        byte[] plain = decoded(sealed, HEAP_BYTES_PER_COMPRESSED_BYTE, DecoderPromises::plain);
        if (plain == null) {
            return;
        }
        int told = sealed.getInt(Envelope.HEAD_BYTES);
        Optional<ByteBuf> again = Compression.compress(Unpooled.wrappedBuffer(plain), ON_HEAP);
        boolean differs =
                again.isPresent() && !Arrays.equals(plain, decodedOrRefused(again.get(), DecoderPromises::plain));
        if (plain.length != told || differs) {
            throw new AssertionError(plain.length + " bytes are read from " + ByteBufUtil.hexDump(sealed));
        }
    }

    private static byte[] plain(ByteBuf compressed) throws MalformedFrameException {
        ByteBuf plain = Compression.decompress(compressed, ON_HEAP);
        try {
            return ByteBufUtil.getBytes(plain);
        } finally {
            plain.release();
        }
    }

    /**
     * As {@link #holdForFrame}, for the parts of a large frame: what comes out is what went in, and nothing is kept room for
     * before it has come. Each part begins with its flag and the number of its bytes.
     */
    static void holdForParts(byte[] input) {
        List<ByteBuf> parts = new ArrayList<>();
        for (int at = 0; at + 1 < input.length; at += 2 + (input[at + 1] & 0xff)) {
            byte[] body = Arrays.copyOfRange(input, at + 1, Math.min(input.length, at + 2 + (input[at + 1] & 0xff)));
            body[0] = input[at];
            parts.add(sealed(Parts.KIND, body));
        }
        HeapBytes.requireAtMost(
                HEAP_BYTES_ANYWAY + HEAP_BYTES_PER_BYTE * input.length + HEAP_BYTES_PER_PART * parts.size(),
                () -> putTogether(parts),
                () -> ByteBufUtil.hexDump(input));
    }

    private static void putTogether(List<ByteBuf> parts) {
        PartsReader reader = new PartsReader(ON_HEAP);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (ByteBuf part : parts) {
            byte[] body = ByteBufUtil.getBytes(
                    part, Envelope.HEAD_BYTES, part.readableBytes() - Envelope.HEAD_BYTES - Envelope.CHECKSUM_BYTES);
            ByteBuf whole;
            try {
                whole = reader.add(part.duplicate());
            } catch (MalformedFrameException refused) {
                break; // As the connection ends.
            }
            expected.write(body, 1, body.length - 1);
            if (whole != null) {
                requireSame(Unpooled.wrappedBuffer(expected.toByteArray()), whole, parts.size() + " parts");
                expected.reset();
            }
        }
        reader.release();
    }

    private static ByteBuf sealed(int kind, byte[] body) {
        ByteBuf buffer = Unpooled.buffer(body.length + 16);
        Envelope.begin(buffer);
        buffer.writeBytes(body);
        Envelope.seal(buffer, 0, kind);
        return buffer;
    }

    private static <T> @Nullable T decoded(ByteBuf sealed, long heapBytesPerByte, Decoder<T> decoder) {
        HeapBytes.requireAtMost(
                HEAP_BYTES_ANYWAY + heapBytesPerByte * sealed.readableBytes(),
                () -> decodedOrRefused(sealed, decoder),
                () -> ByteBufUtil.hexDump(sealed));
        return decodedOrRefused(sealed, decoder);
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
