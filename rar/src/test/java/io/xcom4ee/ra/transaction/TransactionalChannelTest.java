package io.xcom4ee.ra.transaction;

import static io.xcom4ee.ra.transaction.Broadcasts.bytes;
import static io.xcom4ee.ra.transaction.Broadcasts.failure;
import static io.xcom4ee.ra.transaction.Broadcasts.future;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.MessageTooLargeException;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.api.ViewId;
import io.xcom4ee.engine.handover.ApplicationExecutor;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.ra.transaction.FakeTransactions.Transaction;
import jakarta.transaction.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionalChannelTest {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Delivery DELIVERY = new Delivery(7, new ViewId(new UUID(0, 1), 1, 1));
    private static final int BYTES_MAX = 1_000;

    private final FakeTransactions server = new FakeTransactions();
    private final RecordingChannel member = new RecordingChannel();
    private final List<Runnable> tasks = new ArrayList<>();
    private final Transactions transactions = new Transactions(server, tasks::add);
    private final GroupChannel channel = new TransactionalChannel(member, transactions, true, BYTES_MAX);

    @Test
    void withoutATransactionABroadcastIsSentAtOnce() {
        CompletionStage<Delivery> outcome = channel.broadcast(bytes("a"));

        assertThat(member.sent()).containsExactly("a");
        assertThat(outcome).isSameAs(member.outcome(0));
    }

    @Test
    void theCommitSendsWhatWasBroadcastInItsOrder() {
        server.begin();
        channel.broadcast(bytes("a"));
        channel.broadcast(bytes("b"), DEADLINE);
        channel.broadcast(bytes("c"), Acknowledgement.BY_ALL, DEADLINE);
        assertThat(member.sent()).isEmpty();
        server.commit();

        assertThat(member.sent()).containsExactly("a", "b BY_MAJORITY PT3S", "c BY_ALL PT3S");
    }

    @Test
    void anOutcomeIsThatOfTheMessageThatWasSent() {
        server.begin();
        CompletableFuture<Delivery> first = future(channel.broadcast(bytes("a")));
        CompletableFuture<Delivery> second = future(channel.broadcast(bytes("b")));
        server.commit();
        onAnotherThread(() -> member.outcome(1).complete(DELIVERY));

        assertThat(first).isNotDone();
        assertThat(second).isCompletedWithValue(DELIVERY);
        onAnotherThread(() ->
                member.outcome(0).completeExceptionally(new NotDeliveredException(FailureReason.NO_QUORUM, "why")));
        assertThat(failure(first).reason()).isEqualTo(FailureReason.NO_QUORUM);
    }

    @Test
    void whatTheCallerDoesToItsArrayAfterwardsChangesNothing() {
        byte[] payload = bytes("a");
        server.begin();
        channel.broadcast(payload);
        payload[0] = 'z';
        server.commit();

        assertThat(member.sent()).containsExactly("a");
    }

    @Test
    void aValueFollowsTheTransactionToo() {
        server.begin();
        channel.topic("news").send("a");
        channel.atOnce().topic("news").send("b");
        assertThat(member.sent()).hasSize(1);
        server.commit();
        channel.send("c");
        server.begin();
        CompletableFuture<Delivery> inVain = future(channel.send("d"));
        assertThatThrownBy(() -> channel.send(new byte[RecordingChannel.MESSAGE_BYTES_MAX]))
                .isInstanceOf(MessageTooLargeException.class);
        server.rollback();
        runTasks();

        assertThat(member.sent()).hasSize(3);
        assertThat(failure(inVain).reason()).isEqualTo(FailureReason.ROLLED_BACK);
    }

    @Test
    void aRollbackSendsNothingAndSaysSo() {
        server.begin();
        CompletableFuture<Delivery> outcome = future(channel.broadcast(bytes("a")));
        server.rollback();

        assertThat(outcome).isNotDone();
        runTasks();
        assertThat(member.sent()).isEmpty();
        assertThat(failure(outcome)).isInstanceOf(NotDeliveredException.class).hasMessageContaining("XCOM0612E");
        assertThat(failure(outcome).reason()).isEqualTo(FailureReason.ROLLED_BACK);
    }

    @Test
    void aServerThatStopsHasTheOutcomeToldAllTheSame() {
        ApplicationExecutor stopping = new ApplicationExecutor(
                task -> {
                    throw new RejectedExecutionException();
                },
                "orders",
                new EngineLog());
        server.begin();
        CompletableFuture<Thread> told = future(
                        new TransactionalChannel(member, new Transactions(server, stopping), true, BYTES_MAX)
                                .broadcast(bytes("a")))
                .handle((delivery, failure) -> Thread.currentThread());
        server.rollback();

        assertThat(told.join()).isNotSameAs(Thread.currentThread());
    }

    /** What depends on one outcome may wait for the next. */
    @Test
    void eachOutcomeIsToldByATaskOfItsOwn() {
        server.begin();
        CompletableFuture<Delivery> first = future(channel.broadcast(bytes("a")));
        CompletableFuture<Delivery> second = future(channel.broadcast(bytes("b")));
        CompletableFuture<BroadcastException> waits = first.handle((delivery, failure) -> failure(waitFor(second)));
        server.rollback();

        assertThat(tasks).hasSize(2);
        tasks.forEach(task -> new Thread(task).start());
        assertThat(waits.join().reason()).isEqualTo(FailureReason.ROLLED_BACK);
    }

    private static CompletableFuture<Delivery> waitFor(CompletableFuture<Delivery> outcome) {
        outcome.handle((delivery, failure) -> "either way").join();
        return outcome;
    }

    @Test
    void anEndInDoubtSendsNothing() {
        server.begin();
        CompletableFuture<Delivery> outcome = future(channel.broadcast(bytes("a")));
        server.end(Status.STATUS_UNKNOWN);
        runTasks();

        assertThat(member.sent()).isEmpty();
        assertThat(failure(outcome)).hasMessageContaining("XCOM0619E");
    }

    @Test
    void whoCanOnlyRollBackIsToldAtOnce() {
        server.begin();
        server.setRollbackOnly();
        CompletableFuture<Delivery> outcome = future(channel.broadcast(bytes("a")));

        assertThat(failure(outcome)).hasMessageContaining("XCOM0613E");
        assertThat(failure(outcome).reason()).isEqualTo(FailureReason.ROLLED_BACK);
    }

    @Test
    void aTransactionMarkedForRollbackAfterTheBroadcastSendsNothing() {
        server.begin();
        CompletableFuture<Delivery> outcome = future(channel.broadcast(bytes("a")));
        server.setRollbackOnly();
        server.commit();
        runTasks();

        assertThat(member.sent()).isEmpty();
        assertThat(failure(outcome)).hasMessageContaining("XCOM0612E");
    }

    @ParameterizedTest
    @ValueSource(ints = {Status.STATUS_COMMITTED, Status.STATUS_ROLLEDBACK})
    void afterItsEndATransactionHoldsNothingBack(int status) {
        server.begin();
        server.setStatus(status);
        channel.broadcast(bytes("a"));

        assertThat(member.sent()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(ints = {Status.STATUS_PREPARED, Status.STATUS_COMMITTING, Status.STATUS_UNKNOWN})
    void whoComesTooLateIsToldSo(int status) {
        server.begin();
        server.setStatus(status);

        assertThat(failure(future(channel.broadcast(bytes("a"))))).hasMessageContaining("XCOM0615E");
        assertThat(member.sent()).isEmpty();
    }

    @Test
    void atOnceIsAtOnceWhateverBecomesOfTheTransaction() {
        server.begin();
        channel.broadcast(bytes("a"));
        channel.atOnce().broadcast(bytes("b"));
        channel.atOnce().broadcast(bytes("c"), DEADLINE);
        server.rollback();

        assertThat(member.sent()).containsExactly("b", "c BY_MAJORITY PT3S");
    }

    @Test
    void aFactoryMaySayAtOnceAndTheApplicationOtherwise() {
        GroupChannel hasty = new TransactionalChannel(member, transactions, false, BYTES_MAX);
        server.begin();
        hasty.broadcast(bytes("a"));
        hasty.onCommit().broadcast(bytes("b"));
        assertThat(member.sent()).containsExactly("a");
        server.commit();

        assertThat(member.sent()).containsExactly("a", "b");
        assertThat(hasty.atOnce()).isSameAs(hasty);
        assertThat(channel.onCommit()).isSameAs(channel);
    }

    @Test
    void allChannelsOfAMemberShareTheOrderOfTheTransaction() {
        GroupChannel other = new TransactionalChannel(member, transactions, true, BYTES_MAX);
        server.begin();
        channel.broadcast(bytes("a"));
        other.broadcast(bytes("b"));
        channel.broadcast(bytes("c"));
        server.commit();

        assertThat(member.sent()).containsExactly("a", "b", "c");
    }

    @Test
    void aTransactionInsideAnotherOneHasItsOwn() {
        server.begin();
        channel.broadcast(bytes("outer"));
        Transaction outer = server.suspend();
        server.begin();
        channel.broadcast(bytes("inner"));
        server.commit();
        assertThat(member.sent()).containsExactly("inner");
        server.resume(outer);
        server.rollback();

        assertThat(member.sent()).containsExactly("inner");
    }

    @Test
    void waitingInsideTheTransactionIsRefusedInsteadOfWaitingForEver() {
        server.begin();
        CompletableFuture<Delivery> outcome = future(channel.broadcast(bytes("a")));
        CompletableFuture<Long> attached = outcome.thenApply(Delivery::position);

        for (CompletableFuture<?> each : List.of(outcome, attached)) {
            assertThatThrownBy(each::join)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("XCOM0616E");
            assertThatThrownBy(each::get).hasMessageContaining("XCOM0616E");
            assertThatThrownBy(() -> each.get(1, TimeUnit.DAYS)).hasMessageContaining("XCOM0616E");
        }
        Transaction transaction = server.suspend();
        assertThatThrownBy(outcome::join).as("suspended").hasMessageContaining("XCOM0616E");
        server.resume(transaction);
        server.commit();
        onAnotherThread(() -> member.outcome(0).complete(DELIVERY));
        assertThat(attached.join()).isEqualTo(7);
    }

    @Test
    void anotherThreadMayWaitAndOneThatHasEnteredTheTransactionMayNot() {
        server.begin();
        CompletableFuture<Delivery> outcome = future(channel.broadcast(bytes("a")));
        Transaction transaction = server.suspend();
        onAnotherThread(() -> {
            server.resume(transaction);
            assertThatThrownBy(outcome::join).hasMessageContaining("XCOM0616E");
            server.suspend();
        });
        CompletableFuture<Delivery> waited =
                CompletableFuture.supplyAsync(outcome::join, task -> new Thread(task).start());
        server.resume(transaction);
        server.commit();
        onAnotherThread(() -> member.outcome(0).complete(DELIVERY));

        assertThat(waited.join()).isEqualTo(DELIVERY);
    }

    /** What an application attaches may take long, and the commit must not wait for it. */
    @Test
    void whatIsRefusedInTheCommitIsToldOutsideOfIt() {
        member.answer(
                () -> CompletableFuture.failedFuture(new NotDeliveredException(FailureReason.OVERLOADED, "too much")));
        server.begin();
        CompletableFuture<Delivery> outcome = future(channel.broadcast(bytes("a")));
        server.commit();

        assertThat(outcome).isNotDone();
        runTasks();
        assertThat(failure(outcome).reason()).isEqualTo(FailureReason.OVERLOADED);
    }

    @Test
    void aFaultWithOneMessageConcernsNoOther() {
        RecordingChannel faulty = new RecordingChannel();
        faulty.answer(() -> {
            throw new IllegalArgumentException("fault");
        });
        server.begin();
        CompletableFuture<Delivery> fails =
                future(new TransactionalChannel(faulty, transactions, true, BYTES_MAX).broadcast(bytes("a")));
        channel.broadcast(bytes("b"));
        server.commit();
        runTasks();

        assertThat(member.sent()).containsExactly("b");
        assertThatThrownBy(fails::join).hasRootCauseMessage("fault");
    }

    private void runTasks() {
        List.copyOf(tasks).forEach(Runnable::run);
    }

    private static void onAnotherThread(Runnable task) {
        CompletableFuture.runAsync(task, runnable -> new Thread(runnable).start())
                .join();
    }
}
