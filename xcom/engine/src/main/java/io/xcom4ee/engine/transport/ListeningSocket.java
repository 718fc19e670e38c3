package io.xcom4ee.engine.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.Future;
import io.xcom4ee.engine.settings.EngineSettings;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A server socket, and what the connections that it accepts have in common. Confined to: its event loop, apart from {@link #open}. */
@SuppressWarnings("FutureReturnValueIgnored") // A channel that fails tells its pipeline and closes.
final class ListeningSocket {
    private static final int ACCEPT_BACKLOG = 256;

    private static final int READ_BYTES_MIN = 1024;
    private static final int READ_BYTES_FIRST = 16 * 1024;
    /** Several of the frames that full batches make, so that few of them are cut by the end of a read. */
    private static final int READ_BYTES_MAX = 256 * 1024;
    /** Of one connection before the others get their turn. */
    private static final int READS_MAX = 1;

    private final Channel channel;

    private ListeningSocket(Channel channel) {
        this.channel = channel;
    }

    /**
     * Begins to listen; may be called by any thread and waits.
     *
     * @param onConnection is given each connection, on the event loop
     * @throws Exception if the port cannot be opened
     */
    static ListeningSocket open(EventLoop loop, EngineSettings.Network settings, Consumer<Channel> onConnection)
            throws Exception {
        InetSocketAddress address = new InetSocketAddress(settings.bindAddress(), settings.port());
        // Netty keeps a map with each thread that makes a channel. That of a server would keep it, and our classes, for
        // good.
        Future<ChannelFuture> begun =
                loop.submit(() -> bootstrap(loop, onConnection).bind(address));
        return new ListeningSocket(successful(successful(begun).getNow()).channel());
    }

    private static <F extends Future<?>> F successful(F future) throws Exception {
        if (!future.await().isSuccess()) {
            throw future.cause() instanceof Exception exception ? exception : new IllegalStateException(future.cause());
        }
        return future;
    }

    private static ServerBootstrap bootstrap(EventLoop loop, Consumer<Channel> onConnection) {
        return new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, ACCEPT_BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.ALLOCATOR, Transport.ALLOCATOR)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(READ_BYTES_MIN, READ_BYTES_FIRST, READ_BYTES_MAX)
                                .maxMessagesPerRead(READS_MAX))
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        onConnection.accept(accepted);
                    }
                });
    }

    /** The port on which it listens, or did. */
    int port() {
        return channel.localAddress() instanceof InetSocketAddress local ? local.getPort() : 0;
    }

    void close() {
        channel.close();
    }

    /** Closes it, and runs this then. The kernel lets go of the port when the event loop looks at its sockets next, or ends. */
    void close(Runnable then) {
        channel.close().addListener(closed -> then.run());
    }
}
