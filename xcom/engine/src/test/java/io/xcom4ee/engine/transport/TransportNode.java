package io.xcom4ee.engine.transport;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.HostPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A transport with an event loop of its own that remembers what it is told. */
final class TransportNode implements TransportEvents, AutoCloseable {
    static final List<String> LIST = List.of("server1", "server2", "server3");

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = loops.next();
    private final Transport transport;
    private final String group;
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final List<Awaited> awaited = new CopyOnWriteArrayList<>();
    private volatile LocalMember local;
    private volatile Mesh mesh;

    record Received(MemberId from, Frame frame) {}

    record Up(MemberInfo peer) {}

    record Down(MemberId peer) {}

    private record Awaited(Predicate<Object> fits, CompletableFuture<Object> found) {
        void offer(Object event) {
            if (fits.test(event)) {
                found.complete(event);
            }
        }
    }

    TransportNode(int port, TransportTiming timing, int... seedPorts) throws Exception {
        this(port, timing, local(seedPorts));
    }

    private TransportNode(int port, TransportTiming timing, List<HostPort> seeds) throws Exception {
        group = "orders";
        transport = Transport.open(loop, network(port, 8, seeds), group, timing, this, new EngineLog());
    }

    /** Of this group, behind a shared port. */
    TransportNode(Reception reception, String group, int... seedPorts) {
        this.group = group;
        TransportTiming timing = TransportTiming.of(Duration.ofSeconds(5), Duration.ofMillis(250));
        EngineSettings.Network network = network(reception.port(), 8, local(seedPorts));
        transport = Transport.behind(reception, loop, network, group, timing, this, new EngineLog());
    }

    /** Of a process on this port. */
    static EngineSettings.Network network(int port, int connectionsMax, List<HostPort> seeds) {
        return new EngineSettings.Network("127.0.0.1", port, "127.0.0.1", port, seeds, 1024 * 1024, 0, connectionsMax);
    }

    private static List<HostPort> local(int... ports) {
        return Arrays.stream(ports)
                .mapToObj(port -> new HostPort("127.0.0.1", port))
                .toList();
    }

    TransportNode(int port, int... seedPorts) throws Exception {
        this(port, TransportTiming.of(Duration.ofSeconds(5), Duration.ofMillis(250)), seedPorts);
    }

    static TransportNode withSeeds(int port, String... seeds) throws Exception {
        return new TransportNode(
                port,
                TransportTiming.of(Duration.ofSeconds(5), Duration.ofMillis(250)),
                Arrays.stream(seeds)
                        .map(seed -> HostPort.parse(seed, 0).orElseThrow())
                        .toList());
    }

    /** Joins as a new incarnation of this name. */
    TransportNode join(String name) {
        return join(new LocalMember(group, info(name), LIST));
    }

    TransportNode join(LocalMember member) {
        local = member;
        onLoop(() -> mesh = transport.join(member));
        return this;
    }

    MemberInfo info(String name) {
        return info(name, ProtocolVersion.NEWEST);
    }

    MemberInfo info(String name, int version) {
        return new MemberInfo(new MemberId(name, UUID.randomUUID()), "127.0.0.1", transport.port(), version, 50);
    }

    /** A view of these peers is installed. */
    void viewInstalled(MemberInfo... peers) {
        onLoop(() -> mesh.viewInstalled(List.of(peers), ProtocolVersion.NEWEST));
    }

    /** Looks after the connections so often, without waiting for the time in between. */
    void check(int times) {
        for (int check = 0; check < times; check++) {
            onLoop(mesh::check);
        }
    }

    /** A view of a group that works at this protocol version is installed. */
    void groupWorksAt(int protocolVersion) {
        onLoop(() -> mesh.viewInstalled(List.of(), protocolVersion));
    }

    MemberInfo self() {
        return local.self();
    }

    void send(MemberId to, Frame frame) {
        onLoop(() -> {
            mesh.send(List.of(to), frame);
            mesh.flush();
        });
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        onLoop(() -> problems.addAll(mesh.problems()));
        return problems;
    }

    /** What it has sent and received in all. */
    Traffic.Sums traffic() {
        return onLoop(transport::traffic);
    }

    /** What it has sent to and received from this peer. */
    Traffic.OfPeer peer(MemberId id) {
        return onLoop(mesh::peers).stream()
                .filter(peer -> peer.info().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private <T> T onLoop(Callable<T> task) {
        try {
            return loop.submit(task).get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Its event loop stands still until the task has ended. */
    void occupy(Runnable task) {
        loop.execute(task);
    }

    /** Its event loop ends without a word to anybody. */
    void endLoop() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    void onLoop(Runnable task) {
        onLoop(Executors.callable(task));
    }

    List<Object> events() {
        return events;
    }

    /** Completes with the first such event, told already or later. */
    <T> CompletableFuture<T> event(Class<T> type, Predicate<T> fits) {
        Awaited wanted =
                new Awaited(event -> type.isInstance(event) && fits.test(type.cast(event)), new CompletableFuture<>());
        awaited.add(wanted);
        events.forEach(wanted::offer);
        return wanted.found().thenApply(type::cast);
    }

    CompletableFuture<Up> up(MemberInfo peer) {
        return event(Up.class, up -> up.peer().equals(peer));
    }

    private void add(Object event) {
        events.add(event);
        awaited.forEach(wanted -> wanted.offer(event));
    }

    @Override
    public void onFrame(MemberId from, Frame frame, int bytes) {
        add(new Received(from, frame));
    }

    @Override
    public void onConnected(MemberInfo peer) {
        add(new Up(peer));
    }

    @Override
    public void onDisconnected(MemberId peer) {
        add(new Down(peer));
    }

    @Override
    public void close() {
        if (!loop.isShuttingDown()) {
            onLoop(transport::close);
        }
        endLoop();
    }
}
