package io.xcom4ee.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.xcom4ee.engine.codec.Envelope;
import io.xcom4ee.engine.codec.MalformedFrameException;
import io.xcom4ee.engine.codec.WireLimits;
import java.util.List;

/**
 * Cuts the bytes of a connection into whole frames. Buffers grow with what has arrived, never with what is announced.
 * Before the handshake only a short frame is allowed.
 */
final class FrameSplitter extends ByteToMessageDecoder {
    private int bytesMax = WireLimits.HANDSHAKE_BYTES_MAX;
    private boolean heard;

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
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        heard = true;
        super.channelRead(context, bytes);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf arrived, List<Object> frames)
            throws MalformedFrameException {
        int bytes = Envelope.frameBytes(arrived, bytesMax);
        if (bytes > 0 && arrived.readableBytes() >= bytes) {
            frames.add(arrived.readRetainedSlice(bytes));
        }
    }
}
