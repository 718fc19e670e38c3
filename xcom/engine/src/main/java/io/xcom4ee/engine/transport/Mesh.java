package io.xcom4ee.engine.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.ScheduledFuture;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.engine.codec.Handshake.Hello;
import io.xcom4ee.engine.codec.Handshake.HelloAccepted;
import io.xcom4ee.engine.codec.Handshake.HelloRefused;
import io.xcom4ee.engine.codec.Handshake.Refusal;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.EngineMessage;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.HostPort;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * All connections of one incarnation: it dials every address that it knows (the seeds, the members of the view, whoever
 * dialled in) and sends on the connections that it dialled; it receives on those that others dialled. Confined to: the
 * member's event loop.
 */
public final class Mesh {
    /** Peers tell addresses, so their number is bounded: twice the largest group, for its renewal. */
    private static final int DIALERS_MAX = 192;

    private final EventLoop loop;
    private final LocalMember local;
    private final EngineSettings.Network settings;
    private final Resolver resolver;
    private final TransportEvents events;
    private final EngineLog log;
    private final TransportTiming timing;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Roster roster;
    private final Gatekeeper gatekeeper;
    private final BadPeers badPeers;
    private final Traffic traffic;
    private final CompressionTrials trials = new CompressionTrials();
    private final Map<HostPort, Dialer> dialers = new HashMap<>();
    private final Set<OutboundConnection> unflushed = new HashSet<>();
    private Set<HostPort> viewAddresses = Set.of();
    private final ScheduledFuture<?> checks;
    private boolean closed;

    Mesh(Shared shared, LocalMember local) {
        this.loop = shared.loop();
        this.local = local;
        this.settings = shared.settings();
        this.resolver = shared.resolver();
        this.events = shared.events();
        this.log = shared.log();
        this.badPeers = shared.badPeers();
        this.traffic = shared.traffic();
        this.timing = shared.timing();
        this.roster = new Roster(shared.timing().silence().toNanos());
        this.gatekeeper = new Gatekeeper(local, roster);
        for (HostPort seed : settings.seeds()) {
            Dialer dialer = new Dialer(seed, true, this);
            dialers.put(seed, dialer);
            dialer.dialLater();
        }
        long interval = timing.checks().toNanos();
        checks = loop.scheduleWithFixedDelay(this::check, interval, interval, TimeUnit.NANOSECONDS);
    }

    /** What outlives one incarnation. */
    record Shared(
            EventLoop loop,
            EngineSettings.Network settings,
            TransportTiming timing,
            Resolver resolver,
            TransportEvents events,
            EngineLog log,
            BadPeers badPeers,
            Traffic traffic) {}

    /** Sends the frame to those of these peers that are connected; encodes it at most once per protocol version. */
    public void send(List<MemberId> to, Frame frame) {
        try (Encodings encodings = new Encodings(frame, settings.compressionThresholdBytes(), trials)) {
            for (MemberId id : to) {
                OutboundConnection connection = roster.outbound(id);
                if (connection != null) {
                    ByteBuf encoded = encodings.in(connection.version());
                    int bytes = encoded.readableBytes();
                    if (connection.send(encoded, Urgency.isUrgent(frame.message(), bytes))) {
                        traffic.sent(frame.message(), bytes);
                    } else {
                        traffic.dropped();
                    }
                    unflushed.add(connection);
                }
            }
        } catch (IllegalArgumentException refused) {
            String kind = frame.message().getClass().getSimpleName();
            log.sayOncePerMinute(kind, EngineMessage.FRAME_NOT_ENCODED, kind, String.valueOf(refused.getMessage()));
        }
    }

    OutboundQueue queueFor(Channel channel) {
        return new OutboundQueue(channel, settings.connectionQueueBytesMax());
    }

    /** Gives what was sent to the sockets; once per turn. */
    public void flush() {
        unflushed.forEach(OutboundConnection::flush);
        unflushed.clear();
    }

    /**
     * These are dialled from now on, those of the view before no longer than a while; who does not speak the group's protocol
     * version is not connected any more.
     */
    public void viewInstalled(List<MemberInfo> members, int protocolVersion) {
        gatekeeper.groupWorksAt(protocolVersion);
        roster.closeOlderThan(protocolVersion);
        Set<HostPort> addresses = new HashSet<>();
        for (MemberInfo member : members) {
            if (!member.id().equals(local.self().id())) {
                addresses.add(addressOf(member));
                learn(member);
            }
        }
        viewAddresses = addresses;
        roster.viewInstalled(members.stream().map(MemberInfo::id).collect(Collectors.toUnmodifiableSet()));
    }

    /** Why addresses have no connection, for people; seeds first. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        dialers.forEach((address, dialer) ->
                dialer.problem().ifPresent(problem -> problems.add(dialer.isSeed() ? 0 : problems.size(), problem)));
        return problems;
    }

    void close() {
        closed = true;
        checks.cancel(false);
        dialers.values().forEach(Dialer::close);
        roster.closeAll();
    }

    EventLoop loop() {
        return loop;
    }

    long handshakeMillis() {
        return timing.handshake().toMillis();
    }

    LocalMember local() {
        return local;
    }

    EngineLog log() {
        return log;
    }

    RandomGenerator random() {
        return random;
    }

    boolean isClosed() {
        return closed;
    }

    void resolve(HostPort address, Resolver.Answer answer) {
        resolver.resolve(address, answer);
    }

    ChannelFuture connect(InetSocketAddress address, Function<Channel, OutboundConnection> handler) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.ALLOCATOR, Transport.ALLOCATOR)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        timing.handshake().toMillis())
                .option(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(OutboundQueue.CHANNEL_BYTES / 2, OutboundQueue.CHANNEL_BYTES))
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new FrameSplitter(), handler.apply(channel));
                    }
                })
                .connect(address);
    }

    Optional<HelloRefused> objectionTo(Hello hello, InboundConnection from) {
        Optional<HelloRefused> objection = badPeers.isCrowded()
                ? Optional.of(new HelloRefused(
                        Refusal.TOO_MANY_CONNECTIONS,
                        local.self().name() + " has " + badPeers.connectionsMax() + " connections already"))
                : gatekeeper.objectionTo(hello, System.nanoTime());
        objection
                .filter(refused -> refused.refusal() != Refusal.SELF)
                .ifPresent(refused -> logOurRefusal(hello.self(), from.remoteHost(), refused));
        return objection;
    }

    Optional<HelloRefused> objectionTo(HelloAccepted accepted) {
        return gatekeeper.objectionTo(accepted, System.nanoTime());
    }

    void logOurRefusal(MemberInfo peer, String where, HelloRefused refused) {
        log.sayWhileItLasts(
                peer.name() + '@' + where + ' ' + refused.refusal(),
                EngineMessage.WE_REFUSED_PEER,
                peer.name(),
                where,
                refused.refusal(),
                refused.text());
    }

    boolean isInGroup() {
        return gatekeeper.groupVersion() != 0;
    }

    Hello hello() {
        return local.hello(gatekeeper.groupVersion());
    }

    HelloAccepted accepted(Hello hello) {
        return new HelloAccepted(gatekeeper.commonVersion(hello), local.self());
    }

    Roster.Peer inboundOpened(MemberInfo peer, InboundConnection connection) {
        roster.forgetOlder(peer.id());
        Roster.Peer opened = roster.inboundOpened(peer, connection, System.nanoTime());
        learn(peer);
        return opened;
    }

    void inboundClosed(MemberId peer, InboundConnection connection) {
        roster.inboundClosed(peer, connection);
    }

    boolean outboundOpened(MemberInfo peer, OutboundConnection connection) {
        roster.forgetOlder(peer.id());
        return roster.outboundOpened(peer, connection, System.nanoTime());
    }

    void onLinked(MemberInfo peer, boolean flapping) {
        traffic.connectionOpened();
        sayOfLink(EngineMessage.PEER_CONNECTED, peer, flapping);
        events.onConnected(peer);
    }

    void outboundClosed(MemberInfo peer, OutboundConnection connection, boolean flapping) {
        unflushed.remove(connection);
        if (roster.outboundClosed(peer.id(), connection) && !closed) {
            dialers.values().forEach(dialer -> dialer.wakeIfAliasOf(peer.id()));
            sayOfLink(EngineMessage.PEER_DISCONNECTED, peer, flapping);
            events.onDisconnected(peer.id());
        }
    }

    /** A link that breaks again and again fills no log. */
    private void sayOfLink(EngineMessage message, MemberInfo peer, boolean flapping) {
        Object[] facts = {local.self().name(), local.group(), peer.name(), peer.address()};
        if (flapping) {
            log.sayOncePerMinute(peer.name(), message, facts);
        } else {
            log.say(message, facts);
        }
    }

    void onDrained(MemberInfo peer) {
        events.onConnected(peer);
    }

    void onBytes(int bytes) {
        traffic.received(bytes);
    }

    /** What went to and came from each peer that is connected. */
    public List<Traffic.OfPeer> peers() {
        return roster.traffic();
    }

    void onFrame(MemberId from, Frame frame, int bytes) {
        if (!closed) {
            events.onFrame(from, frame, bytes);
        }
    }

    void onBadBytes(String subject, String problem) {
        badPeers.onBadBytes(subject, problem);
    }

    void onSilence(String subject) {
        log.sayOncePerMinute(
                subject,
                EngineMessage.HANDSHAKE_TOO_SLOW,
                subject,
                timing.handshake().toMillis() + " ms");
    }

    private void learn(MemberInfo peer) {
        HostPort address = addressOf(peer);
        Dialer known = dialers.get(address);
        if (known != null) {
            known.useful(System.nanoTime());
            known.dialNow();
        } else if (dialers.size() < DIALERS_MAX) {
            Dialer dialer = new Dialer(address, false, this);
            dialers.put(address, dialer);
            dialer.dialNow();
        }
    }

    /** Looks after all connections and addresses; at a steady interval. */
    void check() {
        long now = System.nanoTime();
        roster.silentInbound(timing.checksIn(timing.quiet()), timing.checksIn(timing.idle()))
                .forEach(this::onSilent);
        for (OutboundConnection connection : roster.outbounds()) {
            if (connection.stalledFor(now) >= timing.stall().toNanos()) {
                onStalled(connection);
            }
        }
        dialers.entrySet().removeIf(entry -> {
            boolean useless = isUseless(entry.getKey(), entry.getValue(), now);
            if (useless) {
                entry.getValue().close();
            }
            return useless;
        });
    }

    /** Its other end is gone without a word, or lives and dials again. */
    private void onSilent(InboundConnection connection) {
        log.sayOncePerMinute(connection.subject(), EngineMessage.CONNECTION_SILENT, connection.subject());
        connection.close();
    }

    private void onStalled(OutboundConnection connection) {
        MemberInfo peer = connection.peer();
        log.sayOncePerMinute(
                String.valueOf(peer),
                EngineMessage.CONNECTION_STALLED,
                peer == null ? "a peer" : peer.name(),
                timing.stall().toMillis() + " ms",
                connection.waitingBytes());
        connection.close();
    }

    private boolean isUseless(HostPort address, Dialer dialer, long now) {
        return !dialer.isSeed()
                && !dialer.isLinked()
                && !viewAddresses.contains(address)
                && now - dialer.usefulNanos() > timing.useless().toNanos();
    }

    private static HostPort addressOf(MemberInfo member) {
        return new HostPort(member.host(), member.port());
    }
}
