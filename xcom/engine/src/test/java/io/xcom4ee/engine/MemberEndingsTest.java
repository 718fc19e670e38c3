package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.CommandException;
import io.xcom4ee.api.CommandOutcomeUnknownException;
import io.xcom4ee.api.CommandRefusedException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupControl;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.api.OutcomeUnknownException;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.engine.log.LogCapture;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a member ends, comes back, or never starts; with a protocol of one that does as the test says. */
class MemberEndingsTest {
    private final TestMembers members = new TestMembers(1);
    private final Recorder recorder = new Recorder();
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

    private GroupMember start() throws Exception {
        GroupMember member = members.startFake("server1");
        member.channel().subscribe(recorder);
        await(recorder.viewOf("server1"));
        return member;
    }

    private static BroadcastException failure(CompletionStage<Delivery> outcome) {
        Throwable thrown = catchThrowable(() -> await(outcome.toCompletableFuture()));
        assertThat(thrown).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(BroadcastException.class);
        return (BroadcastException) thrown.getCause();
    }

    @Test
    void aBrokenInvariantStopsTheMemberAndAnswersEverything() throws Exception {
        GroupMember member = start();
        members.fakes().get(0).keepsBroadcasts = true;
        CompletionStage<Delivery> taken = member.channel().broadcast(new byte[1]);
        while (members.fakes().get(0).inputs.stream().noneMatch(Input.Broadcast.class::isInstance)) {
            Thread.onSpinWait();
        }
        members.fakes().get(0).acceptsBroadcasts = false;
        CompletionStage<Delivery> waiting = member.channel().broadcast(new byte[2]);
        members.fakes().get(0).fault = Optional.of(new AssertionError("votes counted twice"));
        member.channel().subscribe(new Recorder());

        assertThat(failure(taken))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageStartingWith("XCOM0215E")
                .extracting(BroadcastException::reason)
                .isEqualTo(FailureReason.FAILED);
        assertThat(failure(waiting)).isInstanceOf(NotDeliveredException.class).hasMessageStartingWith("XCOM0210E");
        GroupStatus failed = await(recorder.phase(GroupPhase.FAILED));
        assertThat(failed.reason()).contains("votes counted twice");
        assertThat(failed.quorum()).isFalse();
        assertThat(member.alive()).isFalse();
        assertThat(log.texts()).anyMatch(text -> text.startsWith("XCOM0501E") && text.contains("votes counted twice"));
        assertThat(failure(member.channel().broadcast(new byte[3])))
                .isInstanceOf(NotDeliveredException.class)
                .hasMessageStartingWith("XCOM0210E");
        member.stop(TestMembers.STOP_LIMIT);
    }

    @Test
    void anExpelledMemberComesBackAsANewIncarnationWithTheSameSubscribers() throws Exception {
        GroupMember member = start();
        members.fakes().get(0).next = Optional.of(new Output.Stopped(Output.StopReason.EXPELLED));
        await(member.channel().broadcast(new byte[0], Duration.ofSeconds(30)).toCompletableFuture());

        GroupStatus rejoining = await(recorder.phase(GroupPhase.REJOINING));
        assertThat(rejoining.reason()).startsWith("it was expelled by agreement of the others");
        await(recorder.phase(GroupPhase.ONLINE));
        assertThat(await(member.channel()
                        .broadcast("again".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toCompletableFuture()))
                .isNotNull();
        await(recorder.message("again"));
        assertThat(members.fakes()).hasSize(2);
        assertThat(members.fakes().get(1).self().id())
                .isNotEqualTo(members.fakes().get(0).self().id());
        assertThat(log.texts()).anyMatch(text -> text.startsWith("XCOM0004W"));
        assertThat(member.alive()).isTrue();
    }

    @Test
    void whatIsNotAnsweredByTheEndOfTheMemberIsNotDelivered() throws Exception {
        GroupMember member = start();
        members.fakes().get(0).acceptsBroadcasts = false;
        CompletionStage<Delivery> waiting = member.channel().broadcast(new byte[1]);

        member.stop(TestMembers.STOP_LIMIT);

        assertThat(failure(waiting))
                .isInstanceOf(NotDeliveredException.class)
                .hasMessageStartingWith("XCOM0208E")
                .extracting(BroadcastException::reason)
                .isEqualTo(FailureReason.LEFT);
        await(recorder.phase(GroupPhase.LEFT));
        assertThat(failure(member.channel().broadcast(new byte[1]))).hasMessageStartingWith("XCOM0208E");
        assertThat(member.channel().status().phase()).isEqualTo(GroupPhase.LEFT);
        assertThat(member.alive()).isFalse();
    }

    @Test
    void stoppingTwiceAndFromTwoThreadsIsOneStop() throws Exception {
        GroupMember member = start();
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(() -> member.stop(TestMembers.STOP_LIMIT), members.executor());
        member.stop(TestMembers.STOP_LIMIT);
        await(other);
        member.stop(TestMembers.STOP_LIMIT);

        assertThat(members.fakes().get(0).inputs.stream().filter(Input.Leave.class::isInstance))
                .hasSize(1);
    }

    @Test
    void thePortIsFreeAgainAfterTheStop() throws Exception {
        start().stop(TestMembers.STOP_LIMIT);
        try (ServerSocket again = new ServerSocket(members.port("server1"), 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.isBound()).isTrue();
        }
    }

    @Test
    void aPortInUseIsSaidAtTheStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(members.port("server1"), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> members.start("server1"))
                    .isInstanceOf(GroupStartException.class)
                    .hasMessageStartingWith(
                            "XCOM0301E: The group port 127.0.0.1:" + taken.getLocalPort() + " cannot be opened: ")
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void anAddressThatCannotBeBoundIsSaidAtTheStart() {
        Map<String, String> values = members.values("server1");
        values.put("bindAddress", "no-such-host.invalid");

        assertThatThrownBy(() -> members.start("server1", values))
                .isInstanceOf(GroupStartException.class)
                .hasMessageStartingWith("XCOM0301E: The group port no-such-host.invalid:")
                .hasMessageContaining("UnresolvedAddress");
    }

    @Test
    void aDeadlineThatPassesBeforeTheProtocolTakesTheMessageIsCertain() throws Exception {
        GroupMember member = start();
        members.fakes().get(0).acceptsBroadcasts = false;

        assertThat(failure(member.channel().broadcast(new byte[1], Duration.ofMillis(20))))
                .isInstanceOf(NotDeliveredException.class)
                .hasMessageStartingWith("XCOM0207E")
                .extracting(BroadcastException::reason)
                .isEqualTo(FailureReason.DEADLINE);
    }

    @Test
    void broadcastsThatDoNotFitTheQueueFailAtOnce() throws Exception {
        var values = members.values("server1");
        values.put("broadcastQueueMessagesMax", "3");
        GroupMember member = members.startFake("server1", values, settings -> {
            FakeProtocol protocol = new FakeProtocol(settings);
            protocol.acceptsBroadcasts = false;
            return protocol;
        });
        while (members.fakes().isEmpty()) {
            Thread.onSpinWait();
        }
        List<CompletionStage<Delivery>> waiting = new CopyOnWriteArrayList<>();
        for (int count = 0; count < 3; count++) {
            waiting.add(member.channel().broadcast(new byte[10], Duration.ofMinutes(5)));
        }
        CompletionStage<Delivery> tooMany = member.channel().broadcast(new byte[10], Duration.ofMinutes(5));

        assertThat(failure(tooMany))
                .isInstanceOf(NotDeliveredException.class)
                .hasMessageStartingWith("XCOM0204E: Too many broadcasts in flight: 3 messages and 30 bytes")
                .extracting(BroadcastException::reason)
                .isEqualTo(FailureReason.OVERLOADED);
        members.fakes().get(0).acceptsBroadcasts = true;
        member.channel().subscribe(recorder); // wakes the loop
        for (CompletionStage<Delivery> outcome : waiting) {
            await(outcome.toCompletableFuture());
        }
    }

    @Test
    void everyCommandIsAnsweredWhenTheMemberEnds() throws Exception {
        GroupMember member = start();
        GroupControl control = member.channel().control();
        CompletionStage<Void> taken = control.handOverPrimary("other");
        while (members.fakes().get(0).inputs.stream().noneMatch(Input.Command.class::isInstance)) {
            Thread.onSpinWait();
        }
        member.stop(TestMembers.STOP_LIMIT);

        assertThat(commandFailure(taken))
                .isInstanceOf(CommandOutcomeUnknownException.class)
                .hasMessageStartingWith("XCOM0410E");
        assertThat(commandFailure(control.handOverPrimary("other")))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageStartingWith("XCOM0405E");
    }

    @Test
    void aMemberBetweenTwoIncarnationsRefusesCommands() throws Exception {
        Map<String, String> values = members.values("server1");
        values.put("rejoinPause", "10m");
        GroupMember member = members.startFake("server1", values, settings -> new FakeProtocol(settings) {
            @Override
            public List<Output> step(long nowMicros, Input input) {
                return List.of(new Output.Stopped(Output.StopReason.EXPELLED));
            }
        });
        // It may be there before anybody could subscribe.
        while (member.channel().status().phase() != GroupPhase.REJOINING) {
            Thread.onSpinWait();
        }

        assertThat(commandFailure(member.channel().control().handOverPrimary("other")))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageStartingWith("XCOM0401E");
    }

    @Test
    void whatComesBehindTheCommandThatEndsAnIncarnationIsRefused() throws Exception {
        Map<String, String> values = members.values("server1");
        values.put("rejoinPause", "10m");
        GroupMember member = members.startFake("server1", values, settings -> new FakeProtocol(settings) {
            @Override
            public List<Output> step(long nowMicros, Input input) {
                return input instanceof Input.Command
                        ? List.of(new Output.Stopped(Output.StopReason.EXPELLED))
                        : super.step(nowMicros, input);
            }
        });
        member.channel().subscribe(recorder);
        await(recorder.viewOf("server1"));
        CountDownLatch thaw = new CountDownLatch(1);
        await(members.freeze("server1", thaw));
        CompletionStage<Void> first = member.channel().control().handOverPrimary("other");
        CompletionStage<Void> second = member.channel().control().handOverPrimary("other");
        CompletionStage<Long> barrier = member.channel().barrier(Duration.ofMinutes(5));
        thaw.countDown();

        assertThat(commandFailure(second))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageStartingWith("XCOM0401E");
        assertThat(catchThrowable(() -> await(barrier.toCompletableFuture())))
                .rootCause()
                .hasMessageStartingWith("XCOM0244E");
        assertThat(first.toCompletableFuture()).as("the protocol has it").isNotDone();
    }

    private static CommandException commandFailure(CompletionStage<Void> outcome) {
        Throwable thrown = catchThrowable(() -> await(outcome.toCompletableFuture()));
        assertThat(thrown).hasCauseInstanceOf(CommandException.class);
        return (CommandException) thrown.getCause();
    }
}
