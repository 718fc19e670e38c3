package io.xcom4ee.testing.network;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.xcom4ee.engine.codec.Envelope;
import io.xcom4ee.engine.codec.Handshake.Hello;
import io.xcom4ee.engine.codec.HandshakeCodec;
import io.xcom4ee.engine.codec.MalformedFrameException;
import io.xcom4ee.engine.codec.WireLimits;
import org.jspecify.annotations.Nullable;

/**
 * One connection through a relay: its near end goes to whoever has dialled, its far end to the member behind the relay.
 * Confined to: the network's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A channel that fails tells its pipeline and closes.
final class RelayedConnection {
    private final Relay relay;
    private final Channel near;
    /** The dialler's hello, until there is a far end. A dialler says nothing more before it is answered. */
    private final ByteBuf hello = Unpooled.buffer();
    /** From the dialler to the member behind the relay; known once the hello is. */
    private @Nullable Way way;

    private @Nullable Channel far;
    private boolean dialled;
    private boolean nearGone;
    private boolean farGone;

    RelayedConnection(Relay relay, Channel near) {
        this.relay = relay;
        this.near = near;
    }

    ChannelHandler nearEnd() {
        return new NearEnd();
    }

    /** Does what the ways allow now; to be called whenever they, or the two ends, have changed. */
    void update() {
        Way there = way;
        if (there == null) {
            if (nearGone) {
                hello.release();
                relay.forget(this);
            }
            return;
        }
        boolean thereIsOpen = relay.network().isOpen(there);
        boolean backIsOpen = relay.network().isOpen(there.back());
        if (!dialled) {
            beforeDialling(there, thereIsOpen && backIsOpen);
            return;
        }
        Channel end = far;
        if (end == null) {
            return; // It is being connected, and the end of that calls again.
        }
        if (nearGone && thereIsOpen) {
            closeWhenSent(end);
        }
        if (farGone && backIsOpen) {
            closeWhenSent(near);
        }
        if (nearGone && farGone) {
            relay.forget(this);
            return;
        }
        near.config().setAutoRead(thereIsOpen && (end.isWritable() || farGone));
        end.config().setAutoRead(backIsOpen && (near.isWritable() || nearGone));
    }

    private void beforeDialling(Way there, boolean bothAreOpen) {
        if (nearGone) {
            hello.release();
            relay.forget(this);
            dialled = true;
        } else if (!relay.network().isUp(there.from())) {
            TestNetwork.closeIfOpen(near);
        } else if (bothAreOpen && relay.network().isUp(there.to())) {
            dial();
        } else if (bothAreOpen) {
            TestNetwork.closeIfOpen(near);
        }
    }

    private void dial() {
        dialled = true;
        near.config().setAutoRead(false);
        relay.connect(new FarEnd()).addListener((ChannelFutureListener) connecting -> {
            far = connecting.channel();
            if (connecting.isSuccess()) {
                connecting.channel().writeAndFlush(hello);
            } else {
                hello.release();
                farGone = true;
            }
            update();
        });
    }

    /** Whoever is down says nothing more; its peer learns of it as the ways allow. */
    void down(String member) {
        Way there = way;
        if (there == null) {
            return;
        }
        if (there.from().equals(member)) {
            TestNetwork.closeIfOpen(near);
        }
        if (there.to().equals(member) && far != null) {
            TestNetwork.closeIfOpen(far);
        }
        update();
    }

    void close() {
        TestNetwork.closeIfOpen(near);
        if (far != null) {
            TestNetwork.closeIfOpen(far);
        }
    }

    private static void closeWhenSent(Channel channel) {
        if (channel.isOpen()) {
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void heard() {
        try {
            int bytes = Envelope.frameBytes(hello, WireLimits.HANDSHAKE_BYTES_MAX);
            if (bytes == 0 || hello.readableBytes() < bytes) {
                return;
            }
            if (!(HandshakeCodec.decode(hello.slice(hello.readerIndex(), bytes)) instanceof Hello heard)) {
                throw new MalformedFrameException("no hello where one belongs");
            }
            way = new Way(heard.self().name(), relay.member());
            update();
        } catch (MalformedFrameException stranger) {
            near.close(); // Somebody who found the port by chance: nobody of the group is concerned.
        }
    }

    /** What both ends have in common. */
    private abstract class End extends ChannelInboundHandlerAdapter {
        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            update();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close(); // A connection that broke: its end is told as every other one.
        }
    }

    private final class NearEnd extends End {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (far != null) {
                far.write(bytes);
                return;
            }
            hello.writeBytes((ByteBuf) bytes);
            ReferenceCountUtil.release(bytes);
            if (way == null) {
                heard();
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            if (far != null) {
                far.flush();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            nearGone = true;
            update();
        }
    }

    private final class FarEnd extends End {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            near.write(bytes);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            near.flush();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            farGone = true;
            update();
        }
    }
}
