package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xcom4ee.api.BarrierException;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.member.Output.FailureCause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Barriers between the application, the protocol and the listeners. */
class BarriersTest {
    private final TestMembers members = new TestMembers(1);
    private final Recorder recorder = new Recorder();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void killAll() {
        release.countDown();
        members.close();
    }

    private GroupMember start() throws Exception {
        GroupMember member = members.startFake("server1");
        member.channel().subscribe(recorder);
        await(recorder.viewOf("server1"));
        return member;
    }

    private static BarrierException failure(CompletionStage<Long> outcome) {
        Throwable thrown = catchThrowable(() -> await(outcome.toCompletableFuture()));
        assertThat(thrown).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(BarrierException.class);
        return (BarrierException) thrown.getCause();
    }

    /** Stops in its first message until the test lets it go. */
    private final class Blocking implements GroupListener {
        private final CompletableFuture<Void> blocked = new CompletableFuture<>();
        private volatile boolean returned;

        @Override
        public void onMessage(GroupMessage message) {
            blocked.complete(null);
            try {
                release.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            returned = true;
        }
    }

    @Test
    void passesWhenAllListenersHaveReturned() throws Exception {
        GroupChannel channel = start().channel();
        Blocking blocking = new Blocking();
        channel.subscribe(blocking);
        await(channel.broadcast(new byte[1]).toCompletableFuture());
        await(blocking.blocked);

        CompletableFuture<Boolean> returnedBefore = channel.barrier(Duration.ofMinutes(5))
                .thenApply(position -> blocking.returned)
                .toCompletableFuture();
        // A later broadcast ends though the barrier waits for the listener.
        await(channel.broadcast(new byte[1]).toCompletableFuture());
        assertThat(returnedBefore).isNotDone();
        release.countDown();
        assertThat(await(returnedBefore)).isTrue();
        assertThat(await(channel.barrier().toCompletableFuture())).isEqualTo(2);
    }

    @Test
    void doesNotWaitForAListenerThatHasGone() throws Exception {
        GroupChannel channel = start().channel();
        Blocking blocking = new Blocking();
        Subscription subscription = channel.subscribe(blocking);
        await(channel.broadcast(new byte[1]).toCompletableFuture());
        await(blocking.blocked);
        subscription.close();
        assertThat(await(channel.barrier(Duration.ofMinutes(5)).toCompletableFuture()))
                .isEqualTo(1);
        assertThat(blocking.returned).isFalse();
    }

    @Test
    void endsAtItsDeadlineWhenAListenerHoldsItUp() throws Exception {
        GroupChannel channel = start().channel();
        Blocking blocking = new Blocking();
        channel.subscribe(blocking);
        await(channel.broadcast(new byte[1]).toCompletableFuture());
        await(blocking.blocked);
        assertThat(failure(channel.barrier(Duration.ofMillis(20))))
                .hasMessageStartingWith("XCOM0247E")
                .extracting(BarrierException::reason)
                .isEqualTo(FailureReason.OVERLOADED);
        release.countDown();
        await(channel.barrier().toCompletableFuture());
    }

    @Test
    void saysWhyItDidNotPass() throws Exception {
        GroupChannel channel = start().channel();
        assertThat(refused(channel, FailureCause.NO_QUORUM)).startsWith("XCOM0240E");
        assertThat(refused(channel, FailureCause.NOT_JOINED)).startsWith("XCOM0241E");
        assertThat(refused(channel, FailureCause.DEADLINE)).startsWith("XCOM0242E");
        assertThat(refused(channel, FailureCause.LEFT)).startsWith("XCOM0243E");
        assertThat(refused(channel, FailureCause.EXPELLED)).startsWith("XCOM0244E");
        assertThat(refused(channel, FailureCause.OLD_PROTOCOL)).startsWith("XCOM0248E");
        assertThatThrownBy(() -> channel.barrier(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private String refused(GroupChannel channel, FailureCause cause) throws Exception {
        FakeProtocol protocol = members.fakes().get(0);
        protocol.keepsBarriers = true;
        CompletionStage<Long> barrier = channel.barrier();
        while (protocol.inputs.stream().noneMatch(Input.Barrier.class::isInstance)) {
            Thread.onSpinWait();
        }
        long token = protocol.inputs.stream()
                .filter(Input.Barrier.class::isInstance)
                .map(Input.Barrier.class::cast)
                .mapToLong(Input.Barrier::token)
                .max()
                .orElseThrow();
        protocol.inputs.clear();
        protocol.next = Optional.of(new Output.BarrierFailed(token, cause));
        await(channel.broadcast(new byte[1]).toCompletableFuture());
        BarrierException failure = failure(barrier);
        assertThat(failure.reason().name()).isEqualTo(cause.name());
        return failure.getMessage();
    }

    @Test
    void failsAtOnceWhenTooManyAreOpen() throws Exception {
        GroupChannel channel = start().channel();
        members.fakes().get(0).keepsBarriers = true;
        List<Future<Long>> open = IntStream.range(0, BarrierDesk.OPEN_MAX)
                .<Future<Long>>mapToObj(
                        any -> channel.barrier(Duration.ofMinutes(5)).toCompletableFuture())
                .toList();
        assertThat(failure(channel.barrier()))
                .hasMessageStartingWith("XCOM0246E")
                .extracting(BarrierException::reason)
                .isEqualTo(FailureReason.OVERLOADED);
        assertThat(open).noneMatch(Future::isDone);
    }

    @Test
    void isAnsweredWhenTheMemberEnds() throws Exception {
        GroupMember member = start();
        members.fakes().get(0).keepsBarriers = true;
        CompletionStage<Long> open = member.channel().barrier(Duration.ofMinutes(5));
        member.stop(TestMembers.STOP_LIMIT);
        assertThat(failure(open)).hasMessageStartingWith("XCOM0243E");
        assertThat(failure(member.channel().barrier())).hasMessageStartingWith("XCOM0243E");
    }
}
