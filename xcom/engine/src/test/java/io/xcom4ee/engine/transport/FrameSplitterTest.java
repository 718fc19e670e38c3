package io.xcom4ee.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.xcom4ee.engine.codec.Envelope;
import io.xcom4ee.engine.codec.MalformedFrameException;
import io.xcom4ee.engine.codec.WireLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameSplitterTest {
    private static final int ENVELOPE_BYTES = 12;

    private final FrameSplitter splitter = new FrameSplitter();
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
    private final EmbeddedChannel channel = new EmbeddedChannel(splitter);

    FrameSplitterTest() {
        channel.config().setAllocator(allocator);
        splitter.allowFrames();
    }

    @AfterEach
    void nothingIsKept() {
        channel.finishAndReleaseAll();
        assertThat(allocator.metric().usedHeapMemory()).isZero();
    }

    @Test
    void framesAreTheSameHoweverTheirBytesArrive() {
        byte[] bytes = concatenated(frame(1), frame(200), frame(0), frame(3_000));
        List<byte[]> expected = List.of(frame(1), frame(200), frame(0), frame(3_000));
        for (int piece = 1; piece <= bytes.length; piece++) {
            assertThat(frames(bytes, piece)).as("in pieces of %s", piece).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void aFrameThatArrivesWholeIsNotCopied() {
        ByteBuf arrived = Unpooled.wrappedBuffer(concatenated(frame(100), frame(50)));
        channel.writeInbound(arrived.retainedDuplicate());
        for (int bytes : new int[] {100, 50}) {
            ByteBuf frame = channel.readInbound();
            assertThat(frame.array()).isSameAs(arrived.array());
            assertThat(frame.readableBytes()).isEqualTo(ENVELOPE_BYTES + bytes);
            frame.release();
        }
        assertThat(arrived.refCnt()).isEqualTo(1);
        arrived.release();
        assertThat(allocator.metric().usedHeapMemory()).isZero();
    }

    @Test
    void aFrameTakesNoMoreThanTwiceOfWhatHasComeOfIt() {
        byte[] large = frame(200_000);
        for (int arrived = 1_000; arrived < large.length; arrived += 1_000) {
            channel.writeInbound(Unpooled.copiedBuffer(large, arrived - 1_000, 1_000));
            assertThat(allocator.metric().usedHeapMemory()).isLessThanOrEqualTo(2L * arrived);
        }
    }

    @Test
    void whatIsNoFrameIsRefusedAtItsHead() {
        byte[] wrong = frame(100);
        wrong[5] = 'x';
        assertThatThrownBy(() -> channel.writeInbound(Unpooled.copiedBuffer(wrong, 0, Envelope.HEAD_BYTES)))
                .isInstanceOf(MalformedFrameException.class);
    }

    @Test
    void whatIsNoFrameIsRefusedAfterAFrameAndAByteOfItsOwn() {
        byte[] wrong = frame(100);
        wrong[5] = 'x';
        byte[] good = frame(10);
        channel.writeInbound(Unpooled.wrappedBuffer(good, Arrays.copyOf(wrong, 1)));
        assertThat(taken()).containsExactly(good);
        assertThatThrownBy(() -> channel.writeInbound(Unpooled.copiedBuffer(wrong, 1, wrong.length - 1)))
                .isInstanceOf(MalformedFrameException.class);
    }

    @Test
    void beforeTheHandshakeOnlyAShortFrameIsAllowed() {
        EmbeddedChannel stranger = new EmbeddedChannel(new FrameSplitter());
        byte[] large = frame(WireLimits.HANDSHAKE_BYTES_MAX);
        stranger.writeInbound(Unpooled.copiedBuffer(large, 0, 3));
        assertThatThrownBy(() -> stranger.writeInbound(Unpooled.copiedBuffer(large, 3, large.length - 3)))
                .isInstanceOf(MalformedFrameException.class);
        stranger.finishAndReleaseAll();
    }

    @Test
    void whoeverTakesAFrameDecidesWhatMayFollowInTheSameRead() {
        FrameSplitter fresh = new FrameSplitter();
        EmbeddedChannel greeted = new EmbeddedChannel(fresh, new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object frame) {
                fresh.allowFrames();
                context.fireChannelRead(frame);
            }
        });
        byte[] large = frame(WireLimits.HANDSHAKE_BYTES_MAX);
        greeted.writeInbound(Unpooled.wrappedBuffer(frame(10), large));
        assertThat(greeted.inboundMessages()).hasSize(2);
        greeted.finishAndReleaseAll();
    }

    @Test
    void nothingFollowsAFrameThatClosedTheConnection() {
        EmbeddedChannel closing = new EmbeddedChannel(new FrameSplitter(), new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object frame) {
                context.fireChannelRead(frame);
                context.channel().close().syncUninterruptibly();
            }
        });
        ByteBuf arrived = Unpooled.wrappedBuffer(frame(10), frame(20), frame(30));
        closing.writeInbound(arrived);
        assertThat(closing.inboundMessages()).hasSize(1);
        closing.finishAndReleaseAll();
        assertThat(arrived.refCnt()).isZero();
    }

    @Test
    void partsOfFramesCountAsHeard() {
        assertThat(splitter.takeHeard()).isFalse();
        channel.writeInbound(Unpooled.copiedBuffer(frame(10), 0, 1));
        assertThat(splitter.takeHeard()).isTrue();
        assertThat(splitter.takeHeard()).isFalse();
    }

    private List<byte[]> frames(byte[] bytes, int piece) {
        List<byte[]> frames = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += piece) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes, at, Math.min(piece, bytes.length - at)));
            frames.addAll(taken());
        }
        return frames;
    }

    private List<byte[]> taken() {
        List<byte[]> frames = new ArrayList<>();
        for (ByteBuf frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            frames.add(ByteBufUtil.getBytes(frame));
            frame.release();
        }
        return frames;
    }

    /** With a head that is right; what is in it, and the checksum, the splitter does not look at. */
    private static byte[] frame(int bodyBytes) {
        byte[] frame = new byte[ENVELOPE_BYTES + bodyBytes];
        int length = frame.length - 4;
        frame[0] = (byte) (length >>> 24);
        frame[1] = (byte) (length >>> 16);
        frame[2] = (byte) (length >>> 8);
        frame[3] = (byte) length;
        frame[4] = 'X';
        frame[5] = 'C';
        frame[6] = 1;
        Arrays.fill(frame, Envelope.HEAD_BYTES, frame.length, (byte) bodyBytes);
        return frame;
    }

    private static byte[] concatenated(byte[]... frames) {
        return ByteBufUtil.getBytes(Unpooled.wrappedBuffer(frames));
    }
}
