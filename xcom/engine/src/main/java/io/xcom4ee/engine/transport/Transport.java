package io.xcom4ee.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.settings.EngineSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The group port of a member, for the member's life, and the {@link Mesh} of its present incarnation, if it has one. The port is
 * its own, or one that several groups share ({@link Reception}). Apart from {@link #open} and {@link #behind} confined to: the
 * member's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A channel that fails tells its pipeline and closes.
public final class Transport {
    /** One for all members of the process; its threads' caches go with the threads. */
    static final ByteBufAllocator ALLOCATOR = PooledByteBufAllocator.DEFAULT;

    private final Mesh.Shared shared;
    private final Set<Channel> inbound = new HashSet<>();
    private @Nullable Entrance entrance;
    private @Nullable Mesh mesh;

    /** Through which others come in. */
    private interface Entrance {
        int port();

        void close();
    }

    private record OwnPort(ListeningSocket socket) implements Entrance {
        @Override
        public int port() {
            return socket.port();
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private record SharedEntrance(Reception reception, String group, Transport member) implements Entrance {
        @Override
        public int port() {
            return reception.port();
        }

        @Override
        public void close() {
            reception.leave(group, member);
        }
    }

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
        BadPeers badPeers = new BadPeers(settings.connectionsMax(), log);
        Transport transport = new Transport(new Mesh.Shared(
                loop, settings, timing, new Resolver(group, loop), events, log, badPeers, new Traffic()));
        transport.entrance = new OwnPort(ListeningSocket.open(loop, settings, transport::onConnection));
        return transport;
    }

    /**
     * Takes the group's place behind a port that is open; may be called by any thread. Whoever connects is turned away until
     * there is a mesh.
     *
     * @throws IllegalStateException if the port is closed, or if it is not for this group, or has a member of it
     */
    public static Transport behind(
            Reception reception,
            EventLoop loop,
            EngineSettings.Network settings,
            String group,
            TransportTiming timing,
            TransportEvents events,
            EngineLog log) {
        Transport transport = new Transport(new Mesh.Shared(
                loop, settings, timing, new Resolver(group, loop), events, log, reception.badPeers(), new Traffic()));
        transport.entrance = new SharedEntrance(reception, group, transport);
        reception.enter(group, transport);
        return transport;
    }

    EventLoop loop() {
        return shared.loop();
    }

    /** The port on which the member listens. */
    public int port() {
        return entrance == null ? 0 : entrance.port();
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

    /** Closes everything for good; a shared port closes with the last of its members. */
    public void close() {
        leave();
        if (entrance != null) {
            entrance.close();
        }
        shared.resolver().close();
    }

    private void onConnection(Channel channel) {
        boolean room = shared.badPeers().onOpened();
        channel.closeFuture().addListener(closed -> shared.badPeers().onClosed());
        if (!room || !letIn(channel)) {
            channel.close();
        }
    }

    /**
     * Takes over a connection that was accepted for this member and now belongs to its event loop.
     *
     * @param said all that has come on it so far; takes ownership
     */
    void adopt(Channel channel, ByteBuf said) {
        if (!letIn(channel)) {
            said.release();
            channel.close();
            return;
        }
        channel.pipeline().fireChannelRead(said);
        channel.config().setAutoRead(true);
    }

    private boolean letIn(Channel channel) {
        Mesh current = mesh;
        if (current == null) {
            return false;
        }
        inbound.add(channel);
        channel.closeFuture().addListener(closed -> inbound.remove(channel));
        FrameSplitter splitter = new FrameSplitter();
        channel.pipeline().addLast(splitter, new InboundConnection(channel, splitter, current));
        return true;
    }
}
