package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.engine.log.LogCapture;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.SettingsParser;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three processes with one port each, all in two groups, with the real protocol and real sockets. */
class SharedPortTest {
    private static final String[] ALL = {"server1", "server2", "server3"};
    private static final String[] GROUPS = {"orders", "audit"};

    private final TestMembers names = new TestMembers(3);
    private final Map<String, SharedPort> ports = new HashMap<>();
    private final Map<String, GroupMember> members = new HashMap<>();
    private final Map<String, Recorder> recorders = new HashMap<>();
    private LogCapture log;

    @BeforeEach
    void captureTheLog() {
        log = LogCapture.start();
    }

    @AfterEach
    void killAll() {
        ports.keySet().forEach(this::kill);
        names.close();
        log.close();
    }

    private EngineSettings settings(String group, String name) {
        Map<String, String> values = names.values(name);
        values.put("group", group);
        return SettingsParser.parse(values);
    }

    private void openPort(String name) {
        ports.put(name, SharedPort.open(settings("orders", name).network(), Set.of(GROUPS)));
    }

    private GroupMember start(String group, String name) {
        return start(group, name, Protocol::core);
    }

    private GroupMember start(String group, String name, Protocol.Factory factory) {
        GroupMember member =
                GroupMember.start(settings(group, name), names.executor(), factory, ports.get(name)::transport);
        Recorder recorder = new Recorder();
        recorders.put(group + name, recorder);
        members.put(group + name, member);
        member.channel().subscribe(recorder);
        return member;
    }

    private void startProcess(String name) {
        openPort(name);
        for (String group : GROUPS) {
            start(group, name);
        }
    }

    private void startAll() throws Exception {
        for (String name : ALL) {
            startProcess(name);
        }
        for (String group : GROUPS) {
            for (String name : ALL) {
                await(recorder(group, name).viewOf(ALL));
            }
        }
    }

    private GroupMember member(String group, String name) {
        return members.get(group + name);
    }

    private Recorder recorder(String group, String name) {
        return recorders.get(group + name);
    }

    private Future<Delivery> broadcast(String group, String name, String text) {
        return member(group, name)
                .channel()
                .broadcast(text.getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(1))
                .toCompletableFuture();
    }

    /** As if the process were killed. */
    private void kill(String name) {
        for (String group : GROUPS) {
            GroupMember member = member(group, name);
            if (member != null && !member.loop().isShuttingDown()) {
                member.abandon();
            }
        }
        ports.get(name).close();
    }

    @Test
    void eachGroupHasItsOwnTotalOrder() throws Exception {
        startAll();
        List<Future<Delivery>> outcomes = new ArrayList<>();
        for (int round = 0; round < 100; round++) {
            for (String name : ALL) {
                outcomes.add(broadcast("orders", name, "orders " + name + round));
                outcomes.add(broadcast("audit", name, "audit " + name + round));
            }
        }
        for (Future<Delivery> outcome : outcomes) {
            await(outcome);
        }
        for (String group : GROUPS) {
            for (String name : ALL) {
                await(broadcast(group, name, group + " end " + name));
            }
            for (String name : ALL) {
                for (String sender : ALL) {
                    await(recorder(group, name).message(group + " end " + sender));
                }
            }
            List<String> order = recorder(group, "server1").texts();
            assertThat(order).hasSize(303).allMatch(text -> text.startsWith(group));
            assertThat(recorder(group, "server2").texts()).isEqualTo(order);
            assertThat(recorder(group, "server3").texts()).isEqualTo(order);
        }
        assertThat(log.texts()).noneMatch(text -> text.matches("XCOM03..[EW].*"));
    }

    @Test
    void oneGroupStopsAndComesBackAndTheOtherDoesNotNotice() throws Exception {
        startAll();
        member("audit", "server3").stop(TestMembers.STOP_LIMIT);
        await(recorder("audit", "server1").viewOf("server1", "server2"));
        await(broadcast("orders", "server3", "still here"));
        await(recorder("orders", "server1").message("still here"));
        assertThat(ports.get("server3").hasEnded()).isFalse();

        start("audit", "server3");
        await(recorder("audit", "server3").viewOf(ALL));
        await(broadcast("audit", "server3", "back again"));
        await(recorder("audit", "server1").message("back again"));
        for (String name : ALL) {
            assertThat(recorder("orders", name).events())
                    .as("orders at " + name)
                    .noneMatch(Recorder.Unreachable.class::isInstance)
                    .noneMatch(Recorder.Lost.class::isInstance)
                    .filteredOn(ViewEvent.class::isInstance)
                    .last()
                    .isEqualTo(await(recorder("orders", name)
                            .event(
                                    ViewEvent.class,
                                    event -> event.view().members().size() == 3)));
        }
        assertThat(log.texts()).noneMatch(text -> text.matches("XCOM03..[EW].*"));
    }

    @Test
    void aFailedGroupDoesNotStopTheOther() throws Exception {
        openPort("server1");
        CompletableFuture<FakeProtocol> made = new CompletableFuture<>();
        start("audit", "server1", (settings, now) -> {
            FakeProtocol protocol = new FakeProtocol(settings);
            made.complete(protocol);
            return protocol;
        });
        start("orders", "server1");
        startProcess("server2");
        await(recorder("orders", "server1").event(ViewEvent.class, any -> true));
        await(recorder("audit", "server1").event(ViewEvent.class, any -> true));
        await(made).fault = Optional.of(new AssertionError("votes counted twice"));
        member("audit", "server1").channel().broadcast(new byte[1]);
        await(recorder("audit", "server1").phase(GroupPhase.FAILED));

        startProcess("server3");
        await(recorder("orders", "server3")
                .event(ViewEvent.class, event -> event.view().members().size() == 3));
        await(broadcast("orders", "server3", "three of orders"));
        await(recorder("orders", "server1").message("three of orders"));
        assertThat(member("orders", "server1").alive()).isTrue();
    }

    @Test
    void aGroupThatStandsStillDoesNotHoldTheOtherUp() throws Exception {
        startAll();
        CountDownLatch thaw = new CountDownLatch(1);
        CompletableFuture<Void> frozen = new CompletableFuture<>();
        member("audit", "server3").loop().execute(() -> {
            frozen.complete(null);
            try {
                thaw.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        await(frozen);
        try {
            await(recorder("audit", "server1").event(Recorder.Unreachable.class, any -> true));
            await(broadcast("orders", "server3", "awake"));
            await(recorder("orders", "server1").message("awake"));
            assertThat(recorder("orders", "server1").events()).noneMatch(Recorder.Unreachable.class::isInstance);
        } finally {
            thaw.countDown();
        }
    }

    @Test
    void aKilledProcessComesBackOnItsPortInBothGroups() throws Exception {
        startAll();
        kill("server3");
        for (String group : GROUPS) {
            await(recorder(group, "server1").viewOf("server1", "server2"));
        }
        startProcess("server3");
        for (String group : GROUPS) {
            await(recorder(group, "server3").viewOf(ALL));
            await(broadcast(group, "server3", "again in " + group));
            await(recorder(group, "server2").message("again in " + group));
        }
    }

    @Test
    void thePortClosesWithTheLastGroup() throws Exception {
        startProcess("server1");
        SharedPort port = ports.get("server1");
        int number = port.port();
        member("orders", "server1").stop(TestMembers.STOP_LIMIT);
        assertThat(port.hasEnded()).isFalse();
        member("audit", "server1").stop(TestMembers.STOP_LIMIT);
        port.close();
        assertThat(port.hasEnded()).isTrue();
        try (ServerSocket next = new ServerSocket(number, 1, InetAddress.getLoopbackAddress())) {
            assertThat(next.isBound()).isTrue();
        }
        assertThatThrownBy(() -> start("orders", "server1"))
                .isInstanceOf(GroupStartException.class)
                .hasMessageContaining("XCOM0301E")
                .hasMessageContaining("the shared port is closed");
    }

    @Test
    void aMemberWithAPortOfItsOwnIsInTheSameGroup() throws Exception {
        startProcess("server1");
        GroupMember alone = names.start("server2");
        Recorder recorder = new Recorder();
        alone.channel().subscribe(recorder);
        await(recorder.viewOf("server1", "server2"));
        await(recorder("orders", "server1").viewOf("server1", "server2"));
        String refusal = await(log.text(text -> text.contains("XCOM0303E")));
        assertThat(refusal).contains("GROUP_MISMATCH", "server2 is of group orders, server1 of group audit");
    }

    /** The seeds are those of all groups, and one server is in one of them only. */
    @Test
    void aServerWithoutTheGroupIsNoErrorForWhoeverIsInIt() throws Exception {
        startProcess("server1");
        startProcess("server2");
        await(recorder("audit", "server1").viewOf("server1", "server2"));
        names.start("server3");
        await(recorder("orders", "server1").viewOf("server1", "server2", "server3"));
        String told = await(log.text(text -> text.contains("XCOM0313I")));
        assertThat(told)
                .contains("127.0.0.1:" + names.port("server3"), "server3 is of group orders, server", "of group audit");
    }

    @Test
    void aPortOfAnotherProcessIsTold() throws Exception {
        try (ServerSocket other = new ServerSocket(names.port("server1"), 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(
                            () -> SharedPort.open(settings("orders", "server1").network(), Set.of(GROUPS)))
                    .isInstanceOf(GroupStartException.class)
                    .hasMessageContaining("XCOM0301E")
                    .hasMessageContaining("127.0.0.1:" + names.port("server1"));
        }
    }

    @Test
    void anyFreePortIsToldToBothGroups() throws Exception {
        Map<String, String> values = names.values("server1");
        values.put("port", "0");
        SharedPort port = SharedPort.open(SettingsParser.parse(values).network(), Set.of(GROUPS));
        ports.put("server1", port);
        for (String group : GROUPS) {
            GroupMember member = GroupMember.start(SettingsParser.parse(with(values, group)), names.executor(), port);
            members.put(group + "server1", member);
        }
        assertThat(port.port()).isPositive();
        assertThat(log.texts().stream().filter(text -> text.contains("127.0.0.1:" + port.port())))
                .hasSize(2);
    }

    private static Map<String, String> with(Map<String, String> values, String group) {
        Map<String, String> own = new HashMap<>(values);
        own.put("group", group);
        own.put("seeds", "127.0.0.1:9");
        return own;
    }
}
