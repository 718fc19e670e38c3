package io.xcom4ee.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.engine.codec.Handshake;
import io.xcom4ee.engine.codec.Handshake.Hello;
import io.xcom4ee.engine.codec.Handshake.HelloAccepted;
import io.xcom4ee.engine.codec.Handshake.HelloRefused;
import io.xcom4ee.engine.codec.HandshakeCodec;
import io.xcom4ee.engine.codec.MalformedFrameException;
import io.xcom4ee.engine.codec.Parts;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection that this member dialled: it says hello, hears the answer, and from then on only sends frames. Confined to:
 * the member's event loop.
 *
 * <p>What waits to be sent is bounded by its {@link OutboundQueue}. At the limit frames are dropped, and when half has gone
 * out {@link Owner#onDrained} tells that some may be missing.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A channel that fails tells its pipeline and closes.
final class OutboundConnection extends SimpleChannelInboundHandler<ByteBuf> {
    private final Channel channel;
    private final Hello hello;
    private final long handshakeMillis;
    private final Owner owner;
    private final OutboundQueue queue;
    private boolean answered;
    private @Nullable MemberInfo peer;
    private int version;
    private boolean frameDropped;
    private long framesSent;
    private long bytesSent;
    private long framesDropped;
    private @Nullable Object stalledOn;
    private long stalledAtByte;
    private long stalledSinceNanos;

    /** Whom the connection tells what happens. */
    interface Owner {
        /** The acceptor lets this member in. May close the connection. */
        void onAccepted(OutboundConnection connection, HelloAccepted accepted);

        /** The acceptor does not let this member in; the connection closes. */
        void onRefused(OutboundConnection connection, HelloRefused refused);

        /** The acceptor sent something that it must not send; the connection closes. */
        void onBadBytes(OutboundConnection connection, String problem);

        /** There was no answer in time; the connection closes. */
        void onSilence(OutboundConnection connection);

        /** Frames were dropped, and now there is room again. */
        void onDrained(MemberInfo peer);

        /** Frames are dropped from now on. */
        void onFull(MemberInfo peer, long waitingBytes);

        /** The connection is closed. Called once, after every other call. */
        void onClosed(OutboundConnection connection);
    }

    OutboundConnection(Channel channel, Hello hello, OutboundQueue queue, long handshakeMillis, Owner owner) {
        this.channel = channel;
        this.hello = hello;
        this.handshakeMillis = handshakeMillis;
        this.owner = owner;
        this.queue = queue;
    }

    /** The protocol version in which frames go out here, once the peer has accepted. */
    int version() {
        return version;
    }

    /** The peer, once it has accepted. */
    @Nullable MemberInfo peer() {
        return peer;
    }

    void close() {
        channel.close();
    }

    /**
     * Takes ownership of the buffer. Whoever has sent calls {@link #flush} at the end of the turn.
     *
     * @return whether there was room for it
     */
    boolean send(ByteBuf frame, boolean isUrgent) {
        int bytes = frame.readableBytes();
        if (queue.offer(frame, isUrgent)) {
            framesSent++;
            bytesSent += bytes;
            return true;
        }
        framesDropped++;
        if (!frameDropped) {
            frameDropped = true;
            owner.onFull(peerOnceAccepted(), queue.waitingBytes());
        }
        return false;
    }

    long framesSent() {
        return framesSent;
    }

    long bytesSent() {
        return bytesSent;
    }

    long framesDropped() {
        return framesDropped;
    }

    void flush() {
        queue.flush();
        if (frameDropped && queue.isHalfEmpty()) {
            frameDropped = false;
            owner.onDrained(peerOnceAccepted());
        }
    }

    long waitingBytes() {
        return queue.waitingBytes();
    }

    /** For how many nanoseconds every call has found the same byte waiting to be sent; to be called often. */
    long stalledFor(long nowNanos) {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        Object current = buffer == null ? null : buffer.current();
        long atByte = current == null || buffer == null ? 0 : buffer.currentProgress();
        boolean stalled = current != null && current == stalledOn && atByte == stalledAtByte;
        stalledOn = current;
        stalledAtByte = atByte;
        if (!stalled) {
            stalledSinceNanos = nowNanos;
        }
        return nowNanos - stalledSinceNanos;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel.writeAndFlush(HandshakeCodec.encode(hello, channel.alloc()), channel.voidPromise());
        channel.eventLoop().schedule(this::endSilence, handshakeMillis, TimeUnit.MILLISECONDS);
    }

    private void endSilence() {
        if (!answered && channel.isActive()) {
            owner.onSilence(this);
            close();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
        if (!channel.isActive()) {
            return; // closed by an earlier frame of the same read
        }
        try {
            onHandshake(HandshakeCodec.decode(bytes));
        } catch (MalformedFrameException malformed) {
            badBytes(malformed.problem());
        }
    }

    private void onHandshake(Handshake handshake) throws MalformedFrameException {
        if (answered) {
            throw new MalformedFrameException("a second answer to a hello");
        }
        answered = true;
        if (handshake instanceof HelloAccepted accepted) {
            peer = accepted.self();
            version = accepted.version();
            if (version >= Parts.SINCE_VERSION) {
                queue.allowParts();
            }
            owner.onAccepted(this, accepted);
        } else if (handshake instanceof HelloRefused refused) {
            owner.onRefused(this, refused);
            close();
        } else {
            throw new MalformedFrameException("a hello in answer to a hello");
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            flush();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        queue.release();
        owner.onClosed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        InboundConnection.problemIn(cause).ifPresentOrElse(this::badBytes, this::close);
    }

    private void badBytes(String problem) {
        owner.onBadBytes(this, problem);
        close();
    }

    private MemberInfo peerOnceAccepted() {
        if (peer == null) {
            throw new IllegalStateException("frames go out only after the handshake");
        }
        return peer;
    }
}
