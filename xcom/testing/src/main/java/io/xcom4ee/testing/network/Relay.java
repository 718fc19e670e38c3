package io.xcom4ee.testing.network;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Stands before one member and passes on what the others say to it, and its answers. Apart from {@link #open} confined to: the
 * network's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A channel that fails tells its pipeline and closes.
final class Relay {

    private static final int CONNECT_MILLIS_MAX = 3_000;

    private final EventLoop loop;
    private final TestNetwork network;
    private final String member;
    private final Channel server;
    private final Set<RelayedConnection> connections = new HashSet<>();

    private Relay(EventLoop loop, TestNetwork network, String member) {
        this.loop = loop;
        this.network = network;
        this.member = member;
        this.server = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        RelayedConnection connection = new RelayedConnection(Relay.this, channel);
                        connections.add(connection);
                        channel.pipeline().addLast(connection.nearEnd());
                    }
                })
                .bind(Loopback.at(0))
                .syncUninterruptibly()
                .channel();
    }

    /** Waits until the port is open; not to be called on the event loop. */
    static Relay open(EventLoop loop, TestNetwork network, String member) {
        return new Relay(loop, network, member);
    }

    String member() {
        return member;
    }

    TestNetwork network() {
        return network;
    }

    int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** Connects to the member itself, which is up. */
    ChannelFuture connect(ChannelHandler end) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS_MAX)
                .handler(end)
                .connect(Loopback.at(network.listeningPort(member)));
    }

    void forget(RelayedConnection connection) {
        connections.remove(connection);
    }

    void down(String downMember) {
        List.copyOf(connections).forEach(connection -> connection.down(downMember));
    }

    /** Ways were cut or mended. */
    void update() {
        List.copyOf(connections).forEach(RelayedConnection::update);
    }

    void close() {
        server.close();
        List.copyOf(connections).forEach(RelayedConnection::close);
    }
}
