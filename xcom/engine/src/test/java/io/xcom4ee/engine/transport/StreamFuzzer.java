package io.xcom4ee.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;

/**
 * The bytes of a connection in any pieces, cut into frames. Called by Jazzer again and again ({@code -Pfuzz}): whatever comes,
 * it is cut or refused, and nothing of what was announced is allocated before it has arrived.
 */
public final class StreamFuzzer {
    private StreamFuzzer() {}

    /** One run: the first byte says in which pieces the rest comes, and whether the peer is known. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        FrameSplitter splitter = new FrameSplitter();
        if (input[0] < 0) {
            splitter.allowFrames();
        }
        EmbeddedChannel channel = new EmbeddedChannel(splitter);
        int piece = 1 + (input[0] & 0x7f);
        try {
            for (int at = 1; at < input.length; at += piece) {
                channel.writeInbound(Unpooled.copiedBuffer(input, at, Math.min(piece, input.length - at)));
            }
        } catch (DecoderException refused) {
            requireRefusal(refused);
        }
        release(channel);
    }

    private static void requireRefusal(DecoderException refused) {
        if (!(refused.getCause() instanceof io.xcom4ee.engine.codec.MalformedFrameException)) {
            throw refused;
        }
    }

    private static void release(EmbeddedChannel channel) {
        for (ByteBuf frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            frame.release();
        }
        try {
            channel.finishAndReleaseAll();
        } catch (DecoderException refused) {
            requireRefusal(refused);
        }
    }
}
