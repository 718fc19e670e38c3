package io.xcom4ee.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.xcom4ee.engine.codec.HeapBytes;
import io.xcom4ee.engine.codec.MalformedFrameException;

/**
 * The bytes of a connection in any pieces, cut into frames: whatever comes, it is cut or refused, and nothing of what was
 * announced is allocated before it has arrived.
 *
 * <p>Fuzzing and a test of the build feed it. A violated promise is an {@link AssertionError}.
 */
final class StreamPromises {
    private static final long HEAP_BYTES_ANYWAY = 256 * 1024;

    /** What has come is copied now and then, each time into a buffer twice as large. */
    private static final long HEAP_BYTES_PER_BYTE = 64;

    /** What it costs a channel to read a piece, however short. */
    private static final long HEAP_BYTES_PER_PIECE = 1024;

    private static final long KEPT_BYTES_ANYWAY = 1024;
    private static final long KEPT_BYTES_PER_BYTE = 4;

    private StreamPromises() {}

    /** The first byte says in which pieces the rest comes, and whether the peer is known. */
    static void hold(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int piece = 1 + (input[0] & 0x7f);
        HeapBytes.requireAtMost(
                HEAP_BYTES_ANYWAY
                        + HEAP_BYTES_PER_BYTE * input.length
                        + HEAP_BYTES_PER_PIECE * (input.length / piece + 1),
                () -> cut(input, piece),
                () -> ByteBufUtil.hexDump(input));
    }

    private static void cut(byte[] input, int piece) {
        FrameSplitter splitter = new FrameSplitter();
        if (input[0] < 0) {
            splitter.allowFrames();
        }
        UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
        EmbeddedChannel channel = new EmbeddedChannel(splitter);
        channel.config().setAllocator(allocator);
        try {
            for (int at = 1; at < input.length; at += piece) {
                int end = Math.min(input.length, at + piece);
                channel.writeInbound(Unpooled.copiedBuffer(input, at, end - at));
                release(channel);
                requireKeptAtMost(KEPT_BYTES_ANYWAY + KEPT_BYTES_PER_BYTE * end, allocator, input);
            }
        } catch (Exception refused) {
            requireRefusal(refused);
        }
        end(channel);
    }

    private static void requireKeptAtMost(long most, UnpooledByteBufAllocator allocator, byte[] input) {
        long kept = allocator.metric().usedHeapMemory();
        if (kept > most) {
            throw new AssertionError(kept + " bytes are kept, " + most + " allowed, of " + ByteBufUtil.hexDump(input));
        }
    }

    /** The channel throws what its handlers throw, whether or not it says so. */
    private static void requireRefusal(Exception refused) {
        if (!(refused instanceof MalformedFrameException)) {
            throw new AssertionError("the splitter refused in another way", refused);
        }
    }

    private static void release(EmbeddedChannel channel) {
        for (ByteBuf frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            frame.release();
        }
    }

    private static void end(EmbeddedChannel channel) {
        release(channel);
        try {
            channel.finishAndReleaseAll();
        } catch (Exception refused) {
            requireRefusal(refused);
        }
    }
}
