package io.xcom4ee.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.BarrierException;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.engine.BarrierDesk.Given;
import io.xcom4ee.engine.handover.ApplicationExecutor;
import io.xcom4ee.engine.handover.Subscriber;
import io.xcom4ee.engine.handover.Subscribers;
import io.xcom4ee.engine.handover.Timing;
import io.xcom4ee.engine.log.EngineLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long barriers take, and how many end how; time moves by hand. */
class BarrierDeskTest {
    private static final long DEADLINE = 1_000;

    private final EngineLog log = new EngineLog();
    /** What the application's executor is given; it runs when the test says so. */
    private final List<Runnable> tasks = new ArrayList<>();
    /** As above, of the listener. */
    private final List<Runnable> listenersTasks = new ArrayList<>();

    private final Subscribers subscribers = new Subscribers("orders");
    private final BarrierDesk desk =
            new BarrierDesk(new ApplicationExecutor(tasks::add, "orders", log), subscribers, () -> this.now);
    private long now;
    private long token;

    private Given call() {
        return call(DEADLINE);
    }

    private Given call(long deadline) {
        Given given = new Given(now, now + deadline);
        assertThat(desk.offer(given)).isTrue();
        return given;
    }

    private Subscriber listen() {
        GroupListener listener = new GroupListener() {};
        Subscriber subscriber = new Subscriber(listener, "orders", 1_000, listenersTasks::add, log, () -> {});
        subscribers.add(subscriber);
        subscribers.takeArrivals(null);
        return subscriber;
    }

    private void take() {
        desk.takeArrivals(() -> true, input -> token = ((Input.Barrier) input).token());
    }

    /** Takes what was called last and lets the group agree on it, in one turn. */
    private void agree() {
        take();
        desk.passed(new Output.BarrierPassed(token, 7));
        flush();
    }

    private void flush() {
        desk.flush();
        subscribers.flush();
    }

    private void runAll(List<Runnable> of) {
        List<Runnable> given = List.copyOf(of);
        of.clear();
        given.forEach(Runnable::run);
    }

    private static BarrierException failure() {
        return new BarrierException(FailureReason.DEADLINE, "late");
    }

    @Test
    void takesFromTheCallUntilTheGroupHasAgreedIfNobodyListens() {
        now = 100;
        call();
        now = 250;
        agree();
        now = 900;
        assertThat(desk.passed()).isEqualTo(new Timing.Sums(1, 150, 150));
        assertThat(desk.openCount()).isZero();
    }

    @Test
    void takesUntilTheLastListenerHasReturned() {
        listen();
        now = 100;
        Given given = call();
        now = 250;
        agree();
        assertThat(desk.passed()).as("the listener has not").isEqualTo(new Timing.Sums(0, 0, 0));
        assertThat(desk.openCount()).isEqualTo(1);
        now = 400;
        runAll(listenersTasks);
        now = 700;
        runAll(tasks);

        assertThat(given.outcome()).isCompletedWithValue(7L);
        assertThat(desk.passed()).isEqualTo(new Timing.Sums(1, 300, 300));
        assertThat(desk.openCount()).isZero();
        assertThat(desk.failedCount()).isZero();
    }

    @Test
    void addsUpAndKeepsTheLongest() {
        for (long micros : List.of(30L, 200L, 70L)) {
            call();
            now += micros;
            agree();
        }
        assertThat(desk.passed()).isEqualTo(new Timing.Sums(3, 300, 200));
        assertThat(desk.passed()).as("counted once").isEqualTo(new Timing.Sums(3, 300, 200));
    }

    @Test
    void whatAListenerHoldsUpHasFailedAndStaysSo() {
        listen();
        Given given = call();
        agree();
        now = DEADLINE - 1;
        desk.expire(now);
        assertThat(desk.failedCount()).isZero();
        now = DEADLINE;
        desk.expire(now);
        flush();
        assertThat(desk.failedCount()).isEqualTo(1);
        assertThat(desk.openCount()).isZero();
        runAll(listenersTasks);
        runAll(tasks);

        assertThat(given.outcome()).isCompletedExceptionally();
        assertThat(desk.passed().count()).isZero();
        assertThat(desk.openCount()).isZero();
    }

    @Test
    void whatHasPassedIsNotFailedByItsDeadlineOrTheEnd() {
        listen();
        Given given = call();
        agree();
        now = 10;
        runAll(listenersTasks);
        desk.expire(2 * DEADLINE);
        desk.failAll(BarrierFailures.ofEnded(GroupPhase.LEFT));
        flush();
        runAll(tasks);

        assertThat(given.outcome()).isCompletedWithValue(7L);
        assertThat(desk.passed()).isEqualTo(new Timing.Sums(1, 10, 10));
        assertThat(desk.failedCount()).isZero();
        assertThat(desk.openCount()).isZero();
    }

    @Test
    void whatHasPassedBehindOneThatHasNotIsNotFailedByItsDeadline() {
        Subscriber slow = listen();
        Given first = call(10 * DEADLINE);
        agree();
        slow.close();
        Given second = call();
        agree();
        now = 2 * DEADLINE;
        desk.expire(now);
        flush();
        runAll(listenersTasks);
        runAll(tasks);

        assertThat(first.outcome()).isCompletedWithValue(7L);
        assertThat(second.outcome()).isCompletedWithValue(7L);
        assertThat(desk.passed()).isEqualTo(new Timing.Sums(2, 2 * DEADLINE, 2 * DEADLINE));
        assertThat(desk.failedCount()).isZero();
        assertThat(desk.openCount()).isZero();
    }

    @Test
    void theEndCountsWhatHasPassedInItsLastTurn() {
        listen();
        call();
        agree();
        now = 10;
        runAll(listenersTasks);
        call();
        agree();
        call();
        take();
        call();
        desk.failAll(BarrierFailures.ofEnded(GroupPhase.LEFT));
        desk.failArrivals(BarrierFailures.ofEnded(GroupPhase.LEFT));
        flush();

        assertThat(desk.passed()).isEqualTo(new Timing.Sums(1, 10, 10));
        assertThat(desk.failedCount()).isEqualTo(3);
        assertThat(desk.openCount()).isZero();
    }

    @Test
    void countsWhateverEndsWithoutPassing() {
        call();
        take();
        desk.failed(token, failure());
        call();
        desk.failArrivals(failure());
        desk.fail(new Given(now, now + DEADLINE), failure());
        flush();

        assertThat(desk.failedCount()).isEqualTo(3);
        assertThat(desk.openCount()).isZero();
        assertThat(desk.passed().count()).isZero();
    }

    @Test
    void isAnsweredOnceThoughItIsFailedTwice() {
        Given given = call();
        desk.failArrivals(failure());
        desk.fail(given, BarrierFailures.ofEnded(GroupPhase.LEFT));
        flush();
        runAll(tasks);

        assertThat(desk.failedCount()).isEqualTo(1);
        assertThat(given.outcome()).isCompletedExceptionally();
    }
}
