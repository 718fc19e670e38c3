package io.xcom4ee.engine.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.settings.EngineSettings;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The group port of a member, for the member's life, and the {@link Mesh} of its present incarnation, if it has one.
 * Apart from {@link #open} confined to: the member's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A channel that fails tells its pipeline and closes.
public final class Transport {
    /** One for all members of the process; its threads' caches go with the threads. */
    static final ByteBufAllocator ALLOCATOR = PooledByteBufAllocator.DEFAULT;

    private static final int ACCEPT_BACKLOG = 256;

    private static final int READ_BYTES_MIN = 1024;
    private static final int READ_BYTES_FIRST = 16 * 1024;
    /** Several of the frames that full batches make, so that few of them are cut by the end of a read. */
    private static final int READ_BYTES_MAX = 256 * 1024;
    /** Of one connection before the others get their turn. */
    private static final int READS_MAX = 1;

    private final Mesh.Shared shared;
    private final Set<Channel> inbound = new HashSet<>();
    private @Nullable Channel server;
    private @Nullable Mesh mesh;

    private Transport(Mesh.Shared shared) {
        this.shared = shared;
    }

    /**
     * Opens the group port; may be called by any thread and waits. Whoever connects is turned away until there is a mesh.
     *
     * @throws Exception if the port cannot be opened
     */
    public static Transport open(
            EventLoop loop,
            EngineSettings.Network settings,
            String group,
            TransportTiming timing,
            TransportEvents events,
            EngineLog log)
            throws Exception {
        Transport transport = new Transport(new Mesh.Shared(
                loop,
                settings,
                timing,
                new Resolver(group, loop),
                events,
                log,
                new BadPeers(settings.connectionsMax(), log),
                new Traffic()));
        ChannelFuture binding = transport.bind(settings);
        if (!binding.await().isSuccess()) {
            throw binding.cause() instanceof Exception exception
                    ? exception
                    : new IllegalStateException(binding.cause());
        }
        transport.server = binding.channel();
        return transport;
    }

    private ChannelFuture bind(EngineSettings.Network settings) {
        return new ServerBootstrap()
                .group(shared.loop())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, ACCEPT_BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.ALLOCATOR, ALLOCATOR)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(READ_BYTES_MIN, READ_BYTES_FIRST, READ_BYTES_MAX)
                                .maxMessagesPerRead(READS_MAX))
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        onConnection(channel);
                    }
                })
                .bind(settings.bindAddress(), settings.port());
    }

    /** The port on which the member listens. */
    public int port() {
        return server != null && server.localAddress() instanceof InetSocketAddress local ? local.getPort() : 0;
    }

    /** What all incarnations have sent and received. */
    public Traffic.Sums traffic() {
        return shared.traffic().sums();
    }

    /** Begins to dial and to let others in as this incarnation; one at a time. */
    public Mesh join(LocalMember local) {
        leave();
        Mesh joined = new Mesh(shared, local);
        mesh = joined;
        return joined;
    }

    /** Closes all connections and turns others away; the port stays open. */
    public void leave() {
        if (mesh != null) {
            mesh.close();
            mesh = null;
        }
        // Those of strangers too, of whom the mesh knows nothing yet.
        List.copyOf(inbound).forEach(Channel::close);
    }

    /** Closes everything for good. */
    public void close() {
        leave();
        if (server != null) {
            server.close();
        }
        shared.resolver().close();
    }

    private void onConnection(Channel channel) {
        Mesh current = mesh;
        boolean room = shared.badPeers().onOpened();
        inbound.add(channel);
        channel.closeFuture().addListener(closed -> {
            inbound.remove(channel);
            shared.badPeers().onClosed();
        });
        if (current == null || !room) {
            channel.close();
            return;
        }
        FrameSplitter splitter = new FrameSplitter();
        channel.pipeline().addLast(splitter, new InboundConnection(channel, splitter, current));
    }
}
