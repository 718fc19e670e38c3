package io.xcom4ee.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.xcom4ee.engine.codec.Envelope;
import io.xcom4ee.engine.codec.MalformedFrameException;
import io.xcom4ee.engine.codec.WireLimits;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of a connection into whole frames. A frame that has arrived whole is a slice of what was read; only one whose
 * end comes with a later read is copied, into a buffer that grows with what has arrived, never with what is announced. Before
 * the handshake only a short frame is allowed.
 */
final class FrameSplitter extends ChannelInboundHandlerAdapter {
    private int bytesMax = WireLimits.HANDSHAKE_BYTES_MAX;
    private boolean heard;
    /** The first bytes of a frame that has not arrived whole. */
    private @Nullable ByteBuf begun;

    /** The peer is known: frames of any allowed size may come. */
    void allowFrames() {
        bytesMax = WireLimits.FRAME_BYTES_MAX;
    }

    /** Whether any byte has come since the last question, be it of a frame that is not whole yet. */
    boolean takeHeard() {
        boolean before = heard;
        heard = false;
        return before;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws MalformedFrameException {
        heard = true;
        ByteBuf arrived = (ByteBuf) bytes;
        try {
            ByteBuf frame = next(arrived, context.alloc());
            while (frame != null) {
                context.fireChannelRead(frame);
                // Whoever takes the frames may close the connection because of one of them.
                frame = context.channel().isActive() ? next(arrived, context.alloc()) : null;
            }
        } finally {
            arrived.release();
        }
    }

    /** The next whole frame, for the caller to release; null if all that has arrived is taken. */
    private @Nullable ByteBuf next(ByteBuf arrived, ByteBufAllocator allocator) throws MalformedFrameException {
        if (begun != null) {
            return completed(begun, arrived);
        }
        int bytes = Envelope.frameBytes(arrived, bytesMax);
        if (bytes > 0 && arrived.readableBytes() >= bytes) {
            return arrived.readRetainedSlice(bytes);
        }
        if (arrived.isReadable()) {
            // Twice of what has arrived: as a rule that is room for the whole frame, and never much more than what is
            // there.
            begun = allocator.buffer(Math.max(Envelope.HEAD_BYTES, Math.min(bytes, 2 * arrived.readableBytes())));
            begun.writeBytes(arrived);
        }
        return null;
    }

    private @Nullable ByteBuf completed(ByteBuf first, ByteBuf arrived) throws MalformedFrameException {
        take(arrived, Envelope.HEAD_BYTES - first.readableBytes(), first);
        int bytes = Envelope.frameBytes(first, bytesMax);
        take(arrived, bytes - first.readableBytes(), first);
        if (bytes == 0 || first.readableBytes() < bytes) {
            return null;
        }
        begun = null;
        return first;
    }

    private static void take(ByteBuf arrived, int most, ByteBuf into) {
        into.writeBytes(arrived, Math.max(0, Math.min(most, arrived.readableBytes())));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (begun != null) {
            begun.release();
            begun = null;
        }
    }
}
