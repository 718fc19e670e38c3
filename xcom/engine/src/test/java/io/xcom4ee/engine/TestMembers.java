package io.xcom4ee.engine;

import io.netty.channel.EventLoop;
import io.xcom4ee.core.member.MemberSettings;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.SettingsParser;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Members of one group in this process, with short time-outs. Closing it kills whoever still lives. */
final class TestMembers implements AutoCloseable {
    static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final long FAIL_SAFE_SECONDS = 60;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final List<String> names;
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, GroupMember> members = new LinkedHashMap<>();
    private final List<FakeProtocol> fakes = new CopyOnWriteArrayList<>();

    TestMembers(int size) {
        names = IntStream.rangeClosed(1, size)
                .mapToObj(number -> "server" + number)
                .toList();
        names.forEach(name -> ports.put(name, Ports.free()));
    }

    /** Waits as a fail-safe only: nothing in a test depends on how long things take. */
    static <T> T await(Future<T> future) throws Exception {
        try {
            return future.get(FAIL_SAFE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("not within " + FAIL_SAFE_SECONDS + " s", late);
        }
    }

    /** As {@link #await(Future)}. */
    static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(FAIL_SAFE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("not within " + FAIL_SAFE_SECONDS + " s");
        }
    }

    List<String> names() {
        return names;
    }

    int port(String name) {
        return ports.get(name);
    }

    ExecutorService executor() {
        return executor;
    }

    Map<String, String> values(String name) {
        Map<String, String> values = new HashMap<>();
        values.put("group", "orders");
        values.put("memberName", name);
        values.put("memberList", String.join(",", names));
        values.put("port", String.valueOf(ports.get(name)));
        values.put(
                "seeds",
                names.stream().map(seed -> "127.0.0.1:" + ports.get(seed)).collect(Collectors.joining(",")));
        values.put("heartbeatInterval", "50ms");
        values.put("suspicionTimeout", "500ms");
        values.put("expelTimeout", "500ms");
        values.put("presenceInterval", "50ms");
        values.put("foundingGrace", "5s");
        values.put("leaveTimeout", "5s");
        values.put("rejoinPause", "100ms");
        return values;
    }

    GroupMember start(String name) {
        return start(name, values(name));
    }

    GroupMember start(String name, Map<String, String> values) {
        EngineSettings settings = SettingsParser.parse(values);
        return start(name, settings, Protocol::core);
    }

    GroupMember start(String name, EngineSettings settings, Protocol.Factory factory) {
        GroupMember member = GroupMember.start(settings, executor, factory);
        members.put(name, member);
        return member;
    }

    /** The event loop itself calls listeners and completes outcomes. */
    GroupMember startWithoutHandOver(String name) {
        GroupMember member = GroupMember.start(SettingsParser.parse(values(name)), Runnable::run);
        members.put(name, member);
        return member;
    }

    /** With a protocol of one that does as the test says. */
    GroupMember startFake(String name) {
        return startFake(name, values(name), FakeProtocol::new);
    }

    GroupMember startFake(
            String name, Map<String, String> values, Function<MemberSettings, ? extends FakeProtocol> fake) {
        return start(name, SettingsParser.parse(values), (settings, now) -> {
            FakeProtocol protocol = fake.apply(settings);
            fakes.add(protocol);
            return protocol;
        });
    }

    /** Made for members so far: one for each of their incarnations. */
    List<FakeProtocol> fakes() {
        return fakes;
    }

    GroupMember member(String name) {
        return members.get(name);
    }

    /** As if the process were killed: nobody is told anything, the sockets just close. */
    void kill(String name) {
        EventLoop loop = member(name).loop();
        if (!loop.isShuttingDown()) {
            member(name).abandon();
        }
        loop.terminationFuture().awaitUninterruptibly();
    }

    /** As if the machine stood still; completes when it does. */
    CompletableFuture<Void> freeze(String name, CountDownLatch thaw) {
        CompletableFuture<Void> frozen = new CompletableFuture<>();
        member(name).loop().execute(() -> {
            frozen.complete(null);
            try {
                thaw.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        return frozen;
    }

    @Override
    public void close() {
        members.keySet().forEach(this::kill);
        executor.shutdownNow();
    }
}
