package io.xcom4ee.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.xcom4ee.engine.codec.Parts;
import java.util.ArrayDeque;

/**
 * What waits to be sent on one connection. Urgent frames go before bulk ones. The channel gets only as much at a time as
 * it takes at once, and large frames in parts where the peer knows them: an urgent frame never waits behind more than
 * {@link #CHANNEL_BYTES} and what the socket has taken.
 *
 * <p>Bounded: bulk frames are taken up to a limit, urgent ones up to a reserve beyond it. Confined to: the member's event
 * loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A channel that fails tells its pipeline and closes.
final class OutboundQueue {
    /** The channel takes no more while so much waits in it. */
    static final int CHANNEL_BYTES = 256 * 1024;

    private static final int RESERVE_BYTES = 1024 * 1024;

    private final Channel channel;
    private final long bytesMax;
    private final ArrayDeque<ByteBuf> urgent = new ArrayDeque<>();
    private final ArrayDeque<ByteBuf> bulk = new ArrayDeque<>();
    private long queuedBytes;
    private boolean takesParts;
    private boolean flushing;

    OutboundQueue(Channel channel, long bytesMax) {
        this.channel = channel;
        this.bytesMax = bytesMax;
    }

    /** The peer can put together frames that come in parts. */
    void allowParts() {
        takesParts = true;
    }

    /**
     * Takes ownership of the frame.
     *
     * @return whether it is sent; if not there is no room for it
     */
    boolean offer(ByteBuf frame, boolean isUrgent) {
        long most = isUrgent ? bytesMax + RESERVE_BYTES : bytesMax;
        if (!channel.isActive() || waitingBytes() >= most) {
            frame.release();
            return !channel.isActive();
        }
        if (isEmpty() && channel.isWritable() && !isCut(frame)) {
            channel.write(frame, channel.voidPromise());
            return true;
        }
        queuedBytes += frame.readableBytes();
        (isUrgent ? urgent : bulk).addLast(frame);
        return true;
    }

    /** Gives the channel as much as it takes. To be called at the end of a turn and when the channel takes more. */
    void flush() {
        if (flushing) {
            return; // The channel says in the midst of it that it takes more.
        }
        flushing = true;
        try {
            channel.flush();
            while (!isEmpty() && channel.isWritable()) {
                fill();
                channel.flush();
            }
        } finally {
            flushing = false;
        }
    }

    private void fill() {
        while (!isEmpty() && channel.isWritable()) {
            ByteBuf next = urgent.isEmpty() ? nextBulk() : urgent.removeFirst();
            queuedBytes -= next.readableBytes();
            channel.write(next, channel.voidPromise());
        }
    }

    private ByteBuf nextBulk() {
        ByteBuf first = bulk.getFirst();
        if (!isCut(first)) {
            return bulk.removeFirst();
        }
        int before = first.readableBytes();
        ByteBuf part = Parts.cut(first, channel.alloc());
        // What the frame around the part costs is not in the queue's bytes.
        queuedBytes += part.readableBytes() - (before - first.readableBytes());
        if (!first.isReadable()) {
            bulk.removeFirst().release();
        }
        return part;
    }

    /** Once a frame is cut, its rest is too, however small. */
    private boolean isCut(ByteBuf frame) {
        return takesParts && (frame.readerIndex() > 0 || frame.readableBytes() > Parts.WHOLE_BYTES_MAX);
    }

    private boolean isEmpty() {
        return urgent.isEmpty() && bulk.isEmpty();
    }

    /** Bytes that wait to be sent, with what it costs to keep them. */
    long waitingBytes() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return queuedBytes + (buffer == null ? 0 : buffer.totalPendingWriteBytes());
    }

    /** Whether half of the room is free again. */
    boolean isHalfEmpty() {
        return waitingBytes() <= bytesMax / 2;
    }

    /** Nothing goes out any more. */
    void release() {
        urgent.forEach(ByteBuf::release);
        bulk.forEach(ByteBuf::release);
        urgent.clear();
        bulk.clear();
        queuedBytes = 0;
    }
}
