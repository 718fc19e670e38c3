package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.BarrierException;
import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.CommandOutcomeUnknownException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.core.member.Output;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The figures of what a healthy group never shows: what waits, what is refused, what ends without a certain outcome. */
class StatisticsAtLimitsTest {
    private static final int MESSAGES_MAX = 3;
    private static final int BYTES = 100;

    private final TestMembers members = new TestMembers(1);
    private final Recorder recorder = new Recorder();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void killAll() {
        release.countDown();
        members.close();
    }

    private FakeProtocol start() throws Exception {
        Map<String, String> values = members.values("server1");
        values.put("broadcastQueueMessagesMax", String.valueOf(MESSAGES_MAX));
        GroupMember member = members.startFake("server1", values, FakeProtocol::new);
        member.channel().subscribe(recorder);
        await(recorder.viewOf("server1"));
        return members.fakes().get(0);
    }

    private GroupChannel channel() {
        return members.member("server1").channel();
    }

    private Future<Delivery> broadcast(Acknowledgement acknowledgement) {
        return channel()
                .broadcast(new byte[BYTES], acknowledgement, Duration.ofMinutes(5))
                .toCompletableFuture();
    }

    /** The first that fulfils this; they are published at a steady interval, so it comes or the test fails. */
    private GroupStatistics statistics(Predicate<GroupStatistics> wanted) throws Exception {
        return await(CompletableFuture.supplyAsync(
                () -> {
                    GroupStatistics seen = channel().statistics();
                    while (!wanted.test(seen)) {
                        Thread.onSpinWait();
                        seen = channel().statistics();
                    }
                    return seen;
                },
                members.executor()));
    }

    @Test
    void countsWhatWaitsAndWhatIsRefusedBecauseTooMuchWaits() throws Exception {
        FakeProtocol protocol = start();
        protocol.acceptsBroadcasts = false;
        for (int count = 0; count < MESSAGES_MAX; count++) {
            assertThat(broadcast(Acknowledgement.BY_MAJORITY)).isNotDone();
        }
        Throwable refused = catchThrowable(() -> await(broadcast(Acknowledgement.BY_MAJORITY)));
        assertThat(refused.getCause())
                .isInstanceOfSatisfying(
                        BroadcastException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(FailureReason.OVERLOADED));

        GroupStatistics seen = statistics(any -> any.queues().broadcasts() == MESSAGES_MAX);
        assertThat(seen.messages().overloaded()).isEqualTo(1);
        assertThat(seen.queues().broadcastBytes()).isGreaterThanOrEqualTo(MESSAGES_MAX * BYTES);
        assertThat(seen.messages().broadcasts())
                .as("the protocol has seen none")
                .isZero();
    }

    @Test
    void countsBarriersThatAreOpen() throws Exception {
        start().keepsBarriers = true;
        for (int count = 0; count < 5; count++) {
            assertThat(channel().barrier(Duration.ofMinutes(5)).toCompletableFuture())
                    .isNotDone();
        }
        assertThat(statistics(any -> any.queues().barriers() == 5).messages().barriersPassed())
                .isZero();
    }

    @Test
    void countsABarrierThatAListenerHoldsUpAsFailedAndNotAsPassed() throws Exception {
        start();
        CountDownLatch blocked = block();
        await(broadcast(Acknowledgement.BY_MAJORITY));
        TestMembers.await(blocked);
        assertThat(catchThrowable(
                        () -> await(channel().barrier(Duration.ofMillis(1)).toCompletableFuture())))
                .hasCauseInstanceOf(BarrierException.class);
        GroupStatistics seen = statistics(any -> any.messages().barriersFailed() == 1);
        assertThat(seen.messages().barriersPassed()).isZero();
        assertThat(seen.latency().barrierMax()).isZero();
        assertThat(seen.queues().barriers()).isZero();

        release.countDown();
        await(channel().barrier(Duration.ofMinutes(5)).toCompletableFuture());
        seen = statistics(any -> any.messages().barriersPassed() == 1);
        assertThat(seen.messages().barriersFailed()).isEqualTo(1);
        assertThat(seen.latency().barrierSum()).isEqualTo(seen.latency().barrierMax());
        assertThat(seen.queues().barriers()).isZero();
    }

    @Test
    void countsCommandsUntilTheirOutcomesAreUnknown() throws Exception {
        start();
        Future<Void> open = channel().control().eventHorizon(40).toCompletableFuture();
        GroupStatistics seen = statistics(any -> any.commands().taken() == 1);
        assertThat(seen.queues().commands()).isEqualTo(1);
        members.member("server1").stop(TestMembers.STOP_LIMIT);
        assertThat(catchThrowable(() -> await(open))).hasCauseInstanceOf(CommandOutcomeUnknownException.class);

        seen = channel().statistics();
        assertThat(seen.commands()).isEqualTo(new GroupStatistics.Commands(1, 0, 0, 1));
        assertThat(seen.queues().commands()).isZero();
    }

    @Test
    void countsWhoIsSuspected() throws Exception {
        FakeProtocol protocol = start();
        List<Output> told = List.of(
                protocol.viewWithOther(),
                new Output.Unreachable(protocol.other()),
                new Output.Reachable(protocol.other()),
                new Output.Unreachable(protocol.other()));
        for (Output output : told) {
            protocol.next = Optional.of(output);
            await(broadcast(Acknowledgement.BY_MAJORITY));
        }
        GroupStatistics.Membership seen =
                statistics(any -> any.membership().suspicions() == 2).membership();
        assertThat(seen.suspicionsByName())
                .as("this member itself is not in it")
                .containsExactly(entry("other", 2L));
    }

    /** Adds a listener that stops in its first message until the test lets it go; the latch opens when it does. */
    private CountDownLatch block() {
        CountDownLatch blocked = new CountDownLatch(1);
        channel().subscribe(new GroupListener() {
            @Override
            public void onMessage(GroupMessage message) {
                blocked.countDown();
                try {
                    release.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        return blocked;
    }

    @Test
    void countsTheBytesThatWaitForTheSlowestListener() throws Exception {
        start();
        CountDownLatch blocked = block();
        await(broadcast(Acknowledgement.BY_MAJORITY));
        TestMembers.await(blocked);
        for (int count = 0; count < 10; count++) {
            await(broadcast(Acknowledgement.BY_MAJORITY));
        }
        statistics(any -> any.queues().listenerBytesMost() >= 10 * BYTES);
        release.countDown();
        statistics(any -> any.queues().listenerBytesMost() == 0);
    }

    @Test
    void countsOutcomesThatNobodyKnows() throws Exception {
        FakeProtocol protocol = start();
        Future<Delivery> delivered = broadcast(Acknowledgement.BY_ALL);
        assertThat(statistics(any -> any.messages().delivered() == 1).messages().acknowledged())
                .isZero();
        protocol.keepsBroadcasts = true;
        Future<Delivery> open = broadcast(Acknowledgement.BY_MAJORITY);
        members.member("server1").stop(TestMembers.STOP_LIMIT);
        assertThat(catchThrowable(() -> await(delivered))).isNotNull();
        assertThat(catchThrowable(() -> await(open))).isNotNull();

        GroupStatistics.Messages last = channel().statistics().messages();
        assertThat(last.broadcasts()).isEqualTo(2);
        assertThat(last.notConfirmed()).isEqualTo(1);
        assertThat(last.outcomesUnknown()).isEqualTo(1);
        assertThat(last.notDelivered()).isZero();
    }
}
