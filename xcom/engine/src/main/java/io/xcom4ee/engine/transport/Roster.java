package io.xcom4ee.engine.transport;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected: per incarnation one connection on which frames go out, and those on which its frames come in. There
 * may be several of the latter for a while: a peer that knows two addresses of this member dials both and then closes
 * one, and the rest of a broken connection stays until the network notices. Confined to: the member's event loop.
 *
 * <p>Two live incarnations of one name are one too many, and the first one stays. A connection alone does not prove
 * life: the one of a machine that lost power looks open for minutes. So whoever has not been heard for the silence limit
 * makes way for a new incarnation of its name.
 */
final class Roster {
    private static final int INBOUND_PER_PEER_MAX = 4;

    private final long silenceNanos;
    private final Map<MemberId, Peer> peers = new HashMap<>();
    private Set<MemberId> view = Set.of();

    Roster(long silenceNanos) {
        this.silenceNanos = silenceNanos;
    }

    /** The connections with one incarnation. */
    static final class Peer {
        private final MemberInfo info;
        private final Deque<InboundConnection> inbound = new ArrayDeque<>();
        private @Nullable OutboundConnection outbound;
        private long heardNanos;
        /** Whether it is in the view or was in one: whoever is gone from it may have gone without a word. */
        private boolean member;

        private long framesReceived;
        private long bytesReceived;

        private Peer(MemberInfo info, boolean member, long nowNanos) {
            this.info = info;
            this.member = member;
            this.heardNanos = nowNanos;
        }

        MemberInfo info() {
            return info;
        }

        void heard(long nowNanos) {
            heardNanos = nowNanos;
        }

        void received(int bytes) {
            framesReceived++;
            bytesReceived += bytes;
        }

        private Traffic.OfPeer traffic() {
            OutboundConnection out = outbound;
            return new Traffic.OfPeer(
                    info,
                    out == null ? 0 : out.version(),
                    out == null ? 0 : out.framesSent(),
                    out == null ? 0 : out.bytesSent(),
                    out == null ? 0 : out.framesDropped(),
                    framesReceived,
                    bytesReceived,
                    out == null ? 0 : out.waitingBytes());
        }

        private boolean isConnected() {
            return !inbound.isEmpty() || outbound != null;
        }

        private void close() {
            inbound.forEach(InboundConnection::close);
            if (outbound != null) {
                outbound.close();
            }
        }
    }

    /** The live incarnation that stands in the way of this one. */
    Optional<MemberId> rivalOf(MemberId newcomer, long nowNanos) {
        return peers.values().stream()
                .filter(peer -> isOtherIncarnation(peer, newcomer))
                .filter(peer -> nowNanos - peer.heardNanos < silenceNanos)
                .map(peer -> peer.info.id())
                .findFirst();
    }

    /** Closes the connections of older incarnations; to be called when none of them is a rival any more. */
    void forgetOlder(MemberId newcomer) {
        List<Peer> older = peers.values().stream()
                .filter(peer -> isOtherIncarnation(peer, newcomer))
                .toList();
        older.forEach(Peer::close);
    }

    private Peer peer(MemberInfo info, long nowNanos) {
        return peers.computeIfAbsent(info.id(), id -> new Peer(info, view.contains(id), nowNanos));
    }

    /** These are in the view. */
    void viewInstalled(Set<MemberId> members) {
        view = members;
        peers.values().stream().filter(peer -> members.contains(peer.info.id())).forEach(peer -> peer.member = true);
    }

    /**
     * Those connections from peers on which as many checks in a row as these have found nothing. Each call is a check.
     *
     * @param checksOfMember for those of members of a view
     * @param checksOfOthers for all others
     */
    List<InboundConnection> silentInbound(long checksOfMember, long checksOfOthers) {
        List<InboundConnection> silent = new ArrayList<>();
        for (Peer peer : peers.values()) {
            long most = peer.member ? checksOfMember : checksOfOthers;
            for (InboundConnection connection : peer.inbound) {
                if (connection.check() >= most) {
                    silent.add(connection);
                }
            }
        }
        return silent;
    }

    /** A peer has connected; beyond some connections its oldest is closed. */
    Peer inboundOpened(MemberInfo info, InboundConnection connection, long nowNanos) {
        Peer peer = peer(info, nowNanos);
        peer.inbound.addLast(connection);
        peer.heard(nowNanos);
        if (peer.inbound.size() > INBOUND_PER_PEER_MAX) {
            peer.inbound.removeFirst().close();
        }
        return peer;
    }

    void inboundClosed(MemberId id, InboundConnection connection) {
        Peer peer = peers.get(id);
        if (peer != null && peer.inbound.remove(connection)) {
            removeIfGone(peer);
        }
    }

    /** Whether this became the connection to the peer; there may be one already. */
    boolean outboundOpened(MemberInfo info, OutboundConnection connection, long nowNanos) {
        Peer peer = peer(info, nowNanos);
        if (peer.outbound != null) {
            return false;
        }
        peer.outbound = connection;
        peer.heard(nowNanos);
        return true;
    }

    /** Whether this was the connection to the peer. */
    boolean outboundClosed(MemberId id, OutboundConnection connection) {
        Peer peer = peers.get(id);
        if (peer == null || peer.outbound != connection) {
            return false;
        }
        peer.outbound = null;
        removeIfGone(peer);
        return true;
    }

    /** The connection on which frames to this peer go. */
    @Nullable OutboundConnection outbound(MemberId id) {
        Peer peer = peers.get(id);
        return peer == null ? null : peer.outbound;
    }

    /** All connections on which frames go out. */
    Collection<OutboundConnection> outbounds() {
        List<OutboundConnection> connections = new ArrayList<>();
        for (Peer peer : peers.values()) {
            if (peer.outbound != null) {
                connections.add(peer.outbound);
            }
        }
        return connections;
    }

    /** What went to and came from each. */
    List<Traffic.OfPeer> traffic() {
        return peers.values().stream().map(Peer::traffic).toList();
    }

    /** Closes the connections of those that do not speak this protocol version. */
    void closeOlderThan(int version) {
        List.copyOf(peers.values()).stream()
                .filter(peer -> peer.info.version() < version)
                .forEach(Peer::close);
    }

    void closeAll() {
        List.copyOf(peers.values()).forEach(Peer::close);
    }

    private void removeIfGone(Peer peer) {
        if (!peer.isConnected()) {
            peers.remove(peer.info.id());
        }
    }

    private static boolean isOtherIncarnation(Peer peer, MemberId newcomer) {
        return peer.info.name().equals(newcomer.name()) && !peer.info.id().equals(newcomer);
    }
}
