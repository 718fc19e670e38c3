package io.xcom4ee.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.xcom4ee.engine.codec.Envelope;
import io.xcom4ee.engine.codec.Handshake.Hello;
import io.xcom4ee.engine.codec.Handshake.HelloRefused;
import io.xcom4ee.engine.codec.HandshakeCodec;
import io.xcom4ee.engine.codec.MalformedFrameException;
import io.xcom4ee.engine.codec.WireLimits;
import io.xcom4ee.engine.log.EngineMessage;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands at the beginning of one connection to a shared port: it waits for a whole hello and hands the connection over to the
 * member of that group. It only looks at the hello: the member is given every byte that has come, from the first one on, so
 * that it meets the connection as if it had accepted it itself. Confined to: the port's event loop until it hands over, then the
 * member's.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A channel that fails tells its pipeline and closes.
final class Doorman extends ChannelInboundHandlerAdapter {
    private final Channel channel;
    private final Reception reception;
    /** All that has come so far: part of a hello, or a hello and what one read has brought behind it. */
    private @Nullable ByteBuf said;

    /** Ends when the member takes the connection: one that stands still must not hold so many that none are left for the others. */
    private @Nullable Future<?> patience;
    /** Whether it was decided what becomes of the connection. */
    private boolean decided;

    Doorman(Channel channel, Reception reception) {
        this.channel = channel;
        this.reception = reception;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        patience = channel.eventLoop()
                .schedule(this::endPatience, reception.handshake().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void endPatience() {
        if (!decided && channel.isActive()) {
            String host = remoteHost();
            String limit = reception.handshake().toMillis() + " ms";
            reception.log().sayOncePerMinute(host, EngineMessage.HANDSHAKE_TOO_SLOW, host, limit);
        }
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        ByteBuf heard = join((ByteBuf) bytes);
        if (decided || !channel.isActive()) {
            return;
        }
        try {
            int length = Envelope.frameBytes(heard, WireLimits.HANDSHAKE_BYTES_MAX);
            if (length > 0 && heard.readableBytes() >= length) {
                decided = true;
                onFirstFrame(heard.slice(heard.readerIndex(), length));
            }
        } catch (MalformedFrameException malformed) {
            reception.badPeers().onBadBytes(remoteHost(), malformed.problem());
            channel.close();
        }
    }

    /** It stays small: a whole hello is bounded, and behind it no more is read. */
    private ByteBuf join(ByteBuf arrived) {
        ByteBuf before = said;
        if (before == null) {
            said = arrived;
            return arrived;
        }
        before.writeBytes(arrived);
        arrived.release();
        return before;
    }

    private void onFirstFrame(ByteBuf frame) throws MalformedFrameException {
        if (!(HandshakeCodec.decode(frame) instanceof Hello hello)) {
            throw new MalformedFrameException("no hello where one belongs");
        }
        channel.config().setAutoRead(false);
        Optional<HelloRefused> objection = reception.objectionTo(hello, remoteHost());
        if (objection.isPresent()) {
            ByteBuf refusal = HandshakeCodec.encode(objection.get(), channel.alloc());
            channel.writeAndFlush(refusal).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        // A member between two incarnations turns others away without a word, and so does one that has ended: they come
        // again.
        reception
                .memberOf(hello.group())
                .filter(member -> !member.loop().isShuttingDown())
                .ifPresentOrElse(this::handOver, channel::close);
    }

    /** The connection stays with this loop until the member's loop comes round to take it. */
    private void handOver(Transport member) {
        ChannelPromise free = channel.newPromise();
        free.addListener(done -> moveTo(member));
        try {
            member.loop().execute(() -> channel.deregister(free));
        } catch (RejectedExecutionException ended) {
            channel.close(); // The member has ended at this moment, so its peer is turned away like those that come
            // later.
        }
    }

    private void moveTo(Transport member) {
        if (patience != null) {
            patience.cancel(false);
        }
        if (member.loop().isShuttingDown()) { // It has ended in between, and Netty would fill the log with stacks.
            forgetSaid();
            channel.close();
            return;
        }
        // By whatever thread it ends: that of the member's loop, or if there is none any more this one.
        ChannelPromise moved = new DefaultChannelPromise(channel, ImmediateEventExecutor.INSTANCE);
        moved.addListener(done -> onMoved(member, done.isSuccess()));
        member.loop().register(moved);
    }

    /** Without success the connection has been closed: by its peer, for want of patience, or because that event loop has ended. */
    private void onMoved(Transport member, boolean success) {
        ByteBuf all = said;
        said = null;
        if (all == null) {
            channel.close();
        } else if (success) {
            channel.pipeline().remove(this);
            member.adopt(channel, all);
        } else {
            all.release();
            reception.forget(channel);
        }
    }

    private String remoteHost() {
        return InboundConnection.remoteHost(channel);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        forgetSaid();
    }

    private void forgetSaid() {
        if (said != null) {
            said.release();
            said = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        channel.close();
    }
}
