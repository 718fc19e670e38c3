package io.xcom4ee.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Payloads;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes out first on a connection whose other end takes its time. */
class OutboundQueueTest {
    private static final int LARGE_BYTES = 64 * 1024 * 1024;
    private static final int PART_BYTES = 128 * 1024;
    private static final long QUEUE_BYTES_MAX = 16 * 1024 * 1024;

    private final SlowChannel channel = new SlowChannel();
    private final OutboundQueue queue = new OutboundQueue(channel, QUEUE_BYTES_MAX);

    /** Sends nothing until it is told to. */
    private static final class SlowChannel extends EmbeddedChannel {
        private int framesToTake;

        SlowChannel() {
            config().setOption(
                            ChannelOption.WRITE_BUFFER_WATER_MARK,
                            new WriteBufferWaterMark(OutboundQueue.CHANNEL_BYTES / 2, OutboundQueue.CHANNEL_BYTES));
        }

        @Override
        protected void doWrite(ChannelOutboundBuffer buffer) {
            while (framesToTake > 0 && buffer.current() != null) {
                framesToTake--;
                outboundMessages().add(((ByteBuf) buffer.current()).retain());
                buffer.remove();
            }
        }
    }

    @AfterEach
    void close() {
        queue.release();
        channel.finishAndReleaseAll();
    }

    /** The last part of a large message. */
    private static Message lastPart(int bytes) {
        Payloads last = Payloads.ofPart(new byte[bytes], 0, bytes);
        return new Message.Forward(1, new Fragment(1, LARGE_BYTES, LARGE_BYTES - bytes, last));
    }

    private static Message propose(int bytes) {
        return new Message.Propose(1, 0, new Batch(1, Payloads.of(List.of(new byte[bytes]))));
    }

    private static Message heartbeat() {
        return new Message.Progress(0, 0, 0, 0, List.of(), List.of());
    }

    /** A frame for this message; its first byte tells it from others. */
    private void send(Message message, char mark, int bytes) {
        ByteBuf frame = Unpooled.buffer(bytes).writeByte(mark).writeZero(bytes - 1);
        assertThat(queue.offer(frame, Urgency.isUrgent(message, bytes))).isTrue();
        queue.flush();
    }

    /** The first bytes of all frames that have gone out by now, in order. */
    private String gone() {
        StringBuilder marks = new StringBuilder();
        for (Object frame : channel.outboundMessages()) {
            marks.append((char) ((ByteBuf) frame).getByte(0));
        }
        return marks.toString();
    }

    /** So many frames more get through. */
    private void take(int frames) {
        channel.framesToTake = frames;
        queue.flush();
    }

    @Test
    void whatIsForwardedKeepsItsOrder() {
        for (int part = 0; part < 5; part++) {
            send(lastPart(PART_BYTES), 'p', PART_BYTES);
        }
        send(lastPart(100), 'q', 100);
        send(new Message.Forward(1, new Batch(1, Payloads.of(List.of(new byte[8])))), 'b', 60);
        send(heartbeat(), 'h', 60);
        take(Integer.MAX_VALUE);
        assertThat(gone()).isEqualTo("pphpppqb");
    }

    @Test
    void aHeartbeatWaitsForNoMoreThanTheSocketHasTaken() {
        for (int part = 0; part < 100; part++) {
            send(propose(PART_BYTES), 'p', PART_BYTES);
        }
        take(10);
        send(heartbeat(), 'h', 60);
        take(Integer.MAX_VALUE);
        assertThat(gone().indexOf('h')).isLessThanOrEqualTo(10 + OutboundQueue.CHANNEL_BYTES / PART_BYTES);
        assertThat(gone()).hasSize(101);
    }

    @Test
    void aHeartbeatPassesALargeFrameBetweenItsParts() {
        queue.allowParts();
        send(propose(PART_BYTES), 'l', 8 * 1024 * 1024);
        take(10);
        send(heartbeat(), 'h', 60);
        take(Integer.MAX_VALUE);
        int at = gone().indexOf('h');
        assertThat(at).isBetween(10, 10 + OutboundQueue.CHANNEL_BYTES / PART_BYTES);
        assertThat(gone()).hasSize(8 * 1024 * 1024 / PART_BYTES + 1);
    }
}
