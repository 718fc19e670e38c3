package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xcom4ee.api.BarrierException;
import io.xcom4ee.api.CommandException;
import io.xcom4ee.api.CommandRefusal;
import io.xcom4ee.api.CommandRefusedException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupControl;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Leaders;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.MemberState;
import io.xcom4ee.api.Membership;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.api.View;
import io.xcom4ee.engine.log.LogCapture;
import io.xcom4ee.engine.transport.RawPeer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three members with the real protocol and real sockets in one process. */
class GroupOfThreeTest {
    private static final String[] ALL = {"server1", "server2", "server3"};

    private final TestMembers members = new TestMembers(3);
    private final Map<String, Recorder> recorders = new HashMap<>();
    private LogCapture log;

    @BeforeEach
    void captureTheLog() {
        log = LogCapture.start();
    }

    @AfterEach
    void killAll() {
        members.close();
        log.close();
    }

    private GroupMember start(String name) {
        GroupMember member = members.start(name);
        Recorder recorder = new Recorder();
        recorders.put(name, recorder);
        member.channel().subscribe(recorder);
        return member;
    }

    private void startAll() throws Exception {
        for (String name : ALL) {
            start(name);
        }
        for (String name : ALL) {
            await(recorder(name).viewOf(ALL));
        }
    }

    private Recorder recorder(String name) {
        return recorders.get(name);
    }

    private GroupChannel channel(String name) {
        return members.member(name).channel();
    }

    private Future<Delivery> broadcast(String name, String text) {
        return channel(name)
                .broadcast(text.getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(1))
                .toCompletableFuture();
    }

    @Test
    void membersInstallTheSameViewAndDeliverTheSameOrder() throws Exception {
        startAll();
        View view = await(recorder("server1").viewOf(ALL));
        assertThat(await(recorder("server2").viewOf(ALL))).isEqualTo(view);
        assertThat(await(recorder("server3").viewOf(ALL))).isEqualTo(view);
        assertThat(view.quorumNeeded()).isEqualTo(2);
        assertThat(view.members()).allMatch(Member::voter);

        List<Future<Delivery>> outcomes = new ArrayList<>();
        for (int round = 0; round < 200; round++) {
            for (String name : ALL) {
                outcomes.add(broadcast(name, name + " " + round));
            }
        }
        List<Long> positions = new ArrayList<>();
        for (Future<Delivery> outcome : outcomes) {
            positions.add(await(outcome).position());
        }

        assertThat(positions).doesNotHaveDuplicates().hasSize(600);
        for (String name : ALL) {
            for (String sender : ALL) {
                await(recorder(name).message(sender + " 199"));
            }
        }
        List<String> order = recorder("server1").texts();
        assertThat(order).hasSize(600);
        assertThat(recorder("server2").texts()).isEqualTo(order);
        assertThat(recorder("server3").texts()).isEqualTo(order);
        assertThat(channel("server2").status().position()).isEqualTo(600);
        assertThat(channel("server2").status().reason()).isEqualTo("takes part: reaches 3 of 3 voters, needs 2");
    }

    @Test
    void aMemberThatStopsLeavesTheViewAtOnce() throws Exception {
        startAll();
        members.member("server3").stop(TestMembers.STOP_LIMIT);

        View view = await(recorder("server1").viewOf("server1", "server2"));
        assertThat(view.left()).extracting(Member::name).containsExactly("server3");
        assertThat(view.expelled()).isEmpty();
        await(recorder("server2").viewOf("server1", "server2"));
        await(recorder("server3").phase(GroupPhase.LEFT));
        assertThat(recorder("server1").events()).noneMatch(Recorder.Unreachable.class::isInstance);
        await(broadcast("server1", "two are enough"));
        await(recorder("server2").message("two are enough"));
        assertThat(view.membership()).isEqualTo(Membership.LISTED);
        assertThat(channel("server1").status().safeToStop())
                .as("two of a list of three are needed")
                .isFalse();
    }

    @Test
    void aKilledMemberIsUnreachableThenExpelledAndComesBackWhenStartedAgain() throws Exception {
        startAll();
        members.kill("server3");

        Recorder.Unreachable unreachable = await(recorder("server1").event(Recorder.Unreachable.class, any -> true));
        assertThat(unreachable.event().member().name()).isEqualTo("server3");
        await(broadcast("server2", "goes on meanwhile"));
        View view = await(recorder("server1").viewOf("server1", "server2"));
        assertThat(view.expelled()).extracting(Member::name).containsExactly("server3");

        start("server3");
        await(recorder("server3").viewOf(ALL));
        await(recorder("server1")
                .event(
                        io.xcom4ee.api.event.ViewEvent.class,
                        event -> event.view().joined().stream()
                                .anyMatch(member -> member.name().equals("server3"))));
        await(broadcast("server3", "back again"));
        await(recorder("server1").message("back again"));
        assertThat(recorder("server3").texts()).doesNotContain("goes on meanwhile");
    }

    @Test
    void withoutQuorumNothingIsDeliveredAndTheReasonIsSaid() throws Exception {
        startAll();
        members.kill("server2");
        members.kill("server3");

        Recorder.Lost lost = await(recorder("server1").event(Recorder.Lost.class, any -> true));
        assertThat(lost.event().reachable()).isEqualTo(1);
        assertThat(lost.event().needed()).isEqualTo(2);
        GroupStatus blocked = await(recorder("server1").phase(GroupPhase.BLOCKED));
        assertThat(blocked.quorum()).isFalse();
        assertThat(blocked.reachable()).isEqualTo(1);
        assertThat(blocked.members())
                .filteredOn(member -> member.state() == MemberState.UNREACHABLE)
                .extracting(member -> member.member().name())
                .containsExactlyInAnyOrder("server2", "server3");
        assertThat(blocked.reason())
                .startsWith(
                        "no quorum: reaches 1 of 3 voters, needs 2; waiting for server2, server3; a founding needs");
        Throwable failure = catchThrowable(() -> await(channel("server1")
                .broadcast(new byte[1], Duration.ofMillis(300))
                .toCompletableFuture()));
        assertThat(failure.getCause())
                .isInstanceOf(io.xcom4ee.api.BroadcastException.class)
                .hasMessageContaining("The group has no quorum: 1 of 3 voters reachable, 2 needed.")
                .extracting(cause -> ((io.xcom4ee.api.BroadcastException) cause).reason())
                .isEqualTo(FailureReason.NO_QUORUM);
        assertThat(members.member("server1").alive()).isTrue();

        start("server2");
        start("server3");
        await(recorder("server1").viewOf(ALL));
        for (String name : ALL) {
            await(broadcast(name, "again from " + name));
        }
        await(recorder("server1").message("again from server3"));
    }

    @Test
    void aMemberThatWasFrozenComesBackAsANewIncarnation() throws Exception {
        startAll();
        CountDownLatch thaw = new CountDownLatch(1);
        await(members.freeze("server3", thaw));
        await(recorder("server1").viewOf("server1", "server2"));
        await(broadcast("server1", "while server3 is frozen"));
        thaw.countDown();

        GroupStatus rejoining = await(recorder("server3").phase(GroupPhase.REJOINING));
        assertThat(rejoining.reason()).contains("expelled");
        await(recorder("server1")
                .event(
                        io.xcom4ee.api.event.ViewEvent.class,
                        event -> event.view().joined().stream()
                                        .anyMatch(member -> member.name().equals("server3"))
                                && event.view().members().size() == 3
                                && event.view().id().number() > 2));
        await(broadcast("server3", "thawed"));
        await(recorder("server1").message("thawed"));
        await(recorder("server3").message("thawed"));
    }

    @Test
    void aSecondProcessOfTheSameNameIsKeptOutAndSaysWhy() throws Exception {
        startAll();
        Map<String, String> values = members.values("server2");
        values.put("port", "0");
        GroupMember second = members.start("a second server2", values);
        Recorder recorder = new Recorder();
        second.channel().subscribe(recorder);

        assertThat(await(log.text(text -> text.startsWith("XCOM0303E")))).contains("NAME_IN_USE");
        Throwable failure = catchThrowable(() -> await(
                second.channel().broadcast(new byte[1], Duration.ofMillis(300)).toCompletableFuture()));
        assertThat(failure.getCause()).isInstanceOfSatisfying(NotDeliveredException.class, notDelivered -> {
            assertThat(notDelivered.reason()).isEqualTo(FailureReason.NOT_JOINED);
            assertThat(notDelivered).hasMessageStartingWith("XCOM0206E").hasMessageContaining("NAME_IN_USE");
        });
        assertThat(second.channel().status().phase()).isEqualTo(GroupPhase.SEARCHING);
        assertThat(second.channel().status().reason()).contains("NAME_IN_USE");
        await(broadcast("server2", "the first one goes on"));
        assertThat(recorder.events()).isEmpty();
    }

    @Test
    void strangersOnTheGroupPortHarmNobody() throws Exception {
        startAll();
        for (String name : ALL) {
            try (RawPeer stranger = RawPeer.connect(members.port(name))) {
                stranger.send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(stranger.isClosedByPeer()).isTrue();
            }
        }
        for (String name : ALL) {
            await(broadcast(name, "unharmed " + name));
        }
        assertThat(channel("server1").status().reachable()).isEqualTo(3);
    }

    @Test
    void aLargeMessageArrivesWhole() throws Exception {
        startAll();
        String large = "x".repeat(1024 * 1024);
        await(broadcast("server1", large));
        await(recorder("server2").message(large));
        await(recorder("server3").message(large));
    }

    @Test
    void aMemberAloneSaysWhomItWaitsFor() throws Exception {
        GroupMember alone = start("server1");
        Throwable failure = catchThrowable(() -> await(
                alone.channel().broadcast(new byte[1], Duration.ofMillis(300)).toCompletableFuture()));

        assertThat(failure.getCause())
                .isInstanceOfSatisfying(
                        NotDeliveredException.class,
                        notDelivered -> assertThat(notDelivered.reason()).isEqualTo(FailureReason.NOT_JOINED));
        assertThat(alone.channel().status().phase()).isEqualTo(GroupPhase.SEARCHING);
        assertThat(alone.channel().status().reason())
                .startsWith("looks for its group; waiting for server2, server3; a founding needs 2 listed processes")
                .contains("127.0.0.1:" + members.port("server2") + " cannot be reached");
        assertThat(alone.channel().status().view()).isEmpty();
    }

    @Test
    void anAdministratorHandsThePrimaryOver() throws Exception {
        startAll();
        GroupControl control = channel("server2").control();
        assertThat(await(recorder("server1").viewOf(ALL)).primary().name()).isEqualTo("server1");

        await(control.handOverPrimary("server3", Duration.ofMinutes(1)).toCompletableFuture());

        GroupStatus status = channel("server2").status();
        assertThat(status.view().orElseThrow().primary().name()).isEqualTo("server3");
        assertThat(status.view().orElseThrow().members()).hasSize(3);
        assertThat(refusal(control.handOverPrimary("nobody")))
                .hasMessageStartingWith("XCOM0412E")
                .hasMessageContaining("nobody")
                .extracting(CommandException::reason)
                .isEqualTo(CommandRefusal.UNKNOWN_MEMBER);
        assertThat(refusal(control.handOverPrimary("server3"))).hasMessageStartingWith("XCOM0413E");
        assertThatThrownBy(() -> control.handOverPrimary("server1", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAdministratorChangesWhoLeadsAndHowFarAhead() throws Exception {
        startAll();
        GroupControl control = channel("server2").control();
        await(recorder("server2").viewOf(ALL));

        await(control.leaders(Leaders.ONE).toCompletableFuture());
        await(channel("server3")
                .broadcast("by way of the leader".getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture());
        await(control.leader("server3").toCompletableFuture());
        await(control.eventHorizon(200).toCompletableFuture());
        await(channel("server2")
                .broadcast("by way of another".getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture());
        await(control.leaders(Leaders.ALL).toCompletableFuture());

        assertThat(refusal(control.leaders(Leaders.ALL)))
                .hasMessageStartingWith("XCOM0415E")
                .extracting(CommandException::reason)
                .isEqualTo(CommandRefusal.ALREADY_SO);
        assertThat(refusal(control.eventHorizon(200))).hasMessageStartingWith("XCOM0415E");
        assertThat(refusal(control.leader("nobody"))).hasMessageStartingWith("XCOM0412E");
        assertThatThrownBy(() -> control.eventHorizon(9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> control.eventHorizon(201)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBarrierPassesBehindWhatTheOthersHaveDeliveredAndNotWithoutAQuorum() throws Exception {
        startAll();
        for (int round = 1; round <= 20; round++) {
            await(broadcast("server1", "round " + round));
            long position =
                    await(channel("server3").barrier(Duration.ofMinutes(1)).toCompletableFuture());
            assertThat(position).isGreaterThanOrEqualTo(round);
            assertThat(recorder("server3").texts()).contains("round " + round);
        }
        members.kill("server1");
        members.kill("server2");
        await(recorder("server3").phase(GroupPhase.BLOCKED));
        Throwable failure = catchThrowable(
                () -> await(channel("server3").barrier(Duration.ofMillis(100)).toCompletableFuture()));
        assertThat(failure)
                .hasCauseInstanceOf(BarrierException.class)
                .hasMessageContaining("XCOM0240E: The group has no quorum: 1 of 3 voters reachable, 2 needed.");
    }

    private static CommandException refusal(CompletionStage<Void> outcome) {
        Throwable thrown = catchThrowable(() -> await(outcome.toCompletableFuture()));
        assertThat(thrown).hasCauseInstanceOf(CommandRefusedException.class);
        return (CommandException) thrown.getCause();
    }
}
