package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.engine.settings.SettingsParser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A member whose application's executor does not keep up with outcomes: all that depends on one blocks. */
class SlowExecutorTest {
    private static final int FULL = 131_072;
    private static final int OVERRUN = 2 * FULL;

    private final TestMembers members = new TestMembers(1);
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final CountDownLatch release = new CountDownLatch(1);
    private GroupMember member;

    @AfterEach
    void killAll() {
        release.countDown();
        member.abandon();
        member.loop().terminationFuture().awaitUninterruptibly();
        executor.shutdownNow();
        members.close();
    }

    private void start() {
        Map<String, String> values = members.values("server1");
        values.put("broadcastQueueMessagesMax", String.valueOf(2 * OVERRUN));
        member = GroupMember.start(
                SettingsParser.parse(values), executor, (settings, now) -> new FakeProtocol(settings) {
                    @Override
                    public List<Output> step(long nowMicros, Input input) {
                        inputs.clear(); // too many to keep
                        return super.step(nowMicros, input);
                    }
                });
    }

    private CompletableFuture<Delivery> broadcast(Duration deadline) {
        return member.channel().broadcast(new byte[1], deadline).toCompletableFuture();
    }

    /** Completes when all that depends on these has returned. */
    private CompletableFuture<?> broadcastAndBlock(int count, Duration deadline) {
        return CompletableFuture.allOf(IntStream.range(0, count)
                .mapToObj(any -> broadcast(deadline).handle((delivery, failure) -> awaitRelease()))
                .toArray(CompletableFuture<?>[]::new));
    }

    private boolean awaitRelease() {
        try {
            release.await();
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The first that fulfils this; they are published at a steady interval, so it comes or the test fails. */
    private GroupStatistics statistics(Predicate<GroupStatistics> wanted) throws Exception {
        return await(CompletableFuture.supplyAsync(
                () -> {
                    GroupStatistics seen = member.channel().statistics();
                    while (!wanted.test(seen)) {
                        Thread.onSpinWait();
                        seen = member.channel().statistics();
                    }
                    return seen;
                },
                members.executor()));
    }

    private static void assertRefusedForTheExecutor(Throwable thrown) {
        assertThat(thrown)
                .rootCause()
                .isInstanceOfSatisfying(
                        BroadcastException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(FailureReason.OVERLOADED))
                .hasMessageStartingWith("XCOM0225E");
    }

    @Test
    void sendsNothingNewUntilHalfOfTheOutcomesAreTold() throws Exception {
        start();
        CompletableFuture<?> told = broadcastAndBlock(FULL, Duration.ofMinutes(5));
        statistics(any -> any.queues().outcomes() == FULL);
        CompletableFuture<Delivery> expires = broadcast(Duration.ofMillis(1));
        CompletableFuture<Delivery> waits = broadcast(Duration.ofMinutes(5));
        GroupStatistics seen = statistics(any -> any.messages().notDelivered() == 1);
        assertThat(seen.messages().broadcasts()).as("the protocol has no more").isEqualTo(FULL);
        assertThat(waits).isNotDone();

        release.countDown();
        await(waits);
        assertRefusedForTheExecutor(catchThrowable(() -> await(expires)));
        await(told);
    }

    @Test
    void takesNothingNewWhenTwiceAsManyWait() throws Exception {
        start();
        CompletableFuture<?> delivered = broadcastAndBlock(FULL, Duration.ofMinutes(5));
        statistics(any -> any.queues().outcomes() == FULL);
        CompletableFuture<?> expired = broadcastAndBlock(OVERRUN - FULL, Duration.ofMillis(1));
        statistics(any -> any.queues().outcomes() == OVERRUN);
        CompletableFuture<Delivery> refused = broadcast(Duration.ofMinutes(5));

        assertThat(refused).as("at once, by this thread").isDone();
        assertRefusedForTheExecutor(catchThrowable(() -> await(refused)));
        statistics(any -> any.messages().overloaded() == 1);
        release.countDown();
        await(delivered);
        await(expired);
        statistics(any -> any.queues().outcomes() == 0);
    }
}
