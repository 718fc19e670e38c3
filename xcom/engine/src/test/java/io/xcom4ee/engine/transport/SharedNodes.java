package io.xcom4ee.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.engine.Ports;
import io.xcom4ee.engine.codec.Handshake.HelloAccepted;
import io.xcom4ee.engine.log.EngineLog;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tests with groups behind one port. */
abstract class SharedNodes extends LoggedNodes {
    static final Set<String> GROUPS = Set.of("orders", "audit");
    static final Duration AMPLE = Duration.ofSeconds(60);

    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** Completes when the reception is closed and its loop has ended, as that of a shared port does then. */
    final CompletableFuture<Void> closed() {
        return closed;
    }

    /** For these groups and so many connections; a hello may take so long. */
    final Reception reception(Set<String> groups, int connectionsMax, Duration handshake) throws Exception {
        MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        closing(() -> loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly());
        Reception opened = Reception.open(
                loops.next(),
                TransportNode.network(Ports.free(), connectionsMax, List.of()),
                groups,
                handshake,
                new EngineLog(),
                () -> loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).addListener(ended -> closed.complete(null)));
        closing(opened::close);
        return opened;
    }

    /** Of this group. */
    final TransportNode node(Reception reception, String group, int... seedPorts) {
        return closing(new TransportNode(reception, group, seedPorts));
    }

    /** Somebody who says hello. */
    final RawPeer connect(Reception reception, String group, String name) throws Exception {
        RawPeer peer = closing(RawPeer.connect(reception.port()));
        peer.send(RawPeer.hello(group, name, TransportNode.LIST));
        return peer;
    }

    final void assertLetIn(Reception reception, TransportNode node, String group, String name) throws Exception {
        assertThat(connect(reception, group, name).handshake())
                .isEqualTo(new HelloAccepted(ProtocolVersion.NEWEST, node.self()));
    }

    /** Its loop stands still until the latch is at zero, at the latest when the test has ended. */
    final CountDownLatch frozen(TransportNode node) {
        CountDownLatch thaw = new CountDownLatch(1);
        closing(thaw::countDown);
        node.occupy(() -> {
            try {
                thaw.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        return thaw;
    }
}
