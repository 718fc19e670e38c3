package io.xcom4ee.engine;

import io.netty.util.collection.LongObjectHashMap;
import io.xcom4ee.api.BarrierException;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.engine.handover.ApplicationExecutor;
import io.xcom4ee.engine.handover.Arrival;
import io.xcom4ee.engine.handover.Subscribers;
import io.xcom4ee.engine.handover.Timing;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The application's barriers on their way to the protocol, then through the queues of the listeners, and the stages that
 * wait for them. Stages end on the application's executor. Confined to the member's event loop, but for the methods that say
 * otherwise.
 */
final class BarrierDesk {
    /** Each thread of an application waits for one barrier, rarely for some. */
    static final int OPEN_MAX = 65_536;

    private final ApplicationExecutor executor;
    private final Subscribers subscribers;
    private final LongSupplier clockMicros;
    private final Queue<Given> arriving = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong failedCount = new AtomicLong();
    /** The protocol has them, by token. */
    private final LongObjectHashMap<Given> agreeing = new LongObjectHashMap<>();
    /** The protocol is through, listeners may not be; in the order of the group. */
    private final List<Given> telling = new ArrayList<>();

    private final List<Runnable> decided = new ArrayList<>();
    private final Timing waits = new Timing();
    private long earliestDeadlineMicros = Long.MAX_VALUE;
    private long lastToken;

    /** A barrier and the stage that waits for it. Thread-safe: a listener's thread, or the member, is the first to end it. */
    static final class Given {
        private static final long OPEN = -1;
        private static final long FAILED = -2;

        private final long startedMicros;
        private final long deadlineMicros;
        private final CompletableFuture<Long> outcome = new CompletableFuture<>();
        /** When the last listener had returned from everything before, or one of the above. */
        private final AtomicLong passedMicros = new AtomicLong(OPEN);

        Given(long startedMicros, long deadlineMicros) {
            this.startedMicros = startedMicros;
            this.deadlineMicros = deadlineMicros;
        }

        CompletableFuture<Long> outcome() {
            return outcome;
        }

        private boolean pass(long nowMicros) {
            return passedMicros.compareAndSet(OPEN, nowMicros);
        }

        private boolean fail() {
            return passedMicros.compareAndSet(OPEN, FAILED);
        }

        private boolean hasPassed() {
            return passedMicros.get() >= 0;
        }
    }

    BarrierDesk(ApplicationExecutor executor, Subscribers subscribers, LongSupplier clockMicros) {
        this.executor = executor;
        this.subscribers = subscribers;
        this.clockMicros = clockMicros;
    }

    /** Called by any thread. False if too many are open: nothing was taken. */
    boolean offer(Given given) {
        if (open.incrementAndGet() > OPEN_MAX) {
            open.decrementAndGet();
            return false;
        }
        arriving.add(given);
        return true;
    }

    /** Called by any thread, for what was not taken, or will not be looked after any more. */
    void fail(Given given, BarrierException failure) {
        if (given.fail()) {
            failedCount.incrementAndGet();
            tell(given, failure);
        }
    }

    private void tell(Given given, BarrierException failure) {
        executor.execute(() -> given.outcome.completeExceptionally(failure));
    }

    /** How many are open. */
    int openCount() {
        return open.get();
    }

    /** How long those took that have passed so far, to their last listener. */
    Timing.Sums passed() {
        countPassed();
        return waits.sums();
    }

    /** How many have failed so far. */
    long failedCount() {
        return failedCount.get();
    }

    /** Gives the protocol what has arrived, as long as it runs. */
    void takeArrivals(BooleanSupplier isRunning, Consumer<Input> protocol) {
        Given given = isRunning.getAsBoolean() ? arriving.poll() : null;
        while (given != null) {
            lastToken++;
            agreeing.put(lastToken, given);
            protocol.accept(new Input.Barrier(lastToken, given.deadlineMicros));
            given = isRunning.getAsBoolean() ? arriving.poll() : null;
        }
    }

    /** There is no protocol to give it to. */
    void failArrivals(BarrierException failure) {
        Given given = arriving.poll();
        while (given != null) {
            failed(given, failure);
            given = arriving.poll();
        }
    }

    /** Agreed on: everything before it is in the queues of the listeners. */
    void passed(Output.BarrierPassed agreed) {
        Given given = agreeing.remove(agreed.token());
        if (given != null) {
            Arrival arrival = new Arrival(() -> reached(given, agreed.position()));
            subscribers.tellWhenReached(arrival);
            telling.add(given);
            earliestDeadlineMicros = Math.min(earliestDeadlineMicros, given.deadlineMicros);
            decided.add(arrival::arrived);
        }
    }

    /** Called by the thread of the listener that comes to it last. */
    private void reached(Given given, long position) {
        if (given.pass(clockMicros.getAsLong())) {
            executor.execute(() -> given.outcome.complete(position));
        }
    }

    void failed(long token, BarrierException failure) {
        Given given = agreeing.remove(token);
        if (given != null) {
            failed(given, failure);
        }
    }

    /** False if it has passed before. */
    private boolean failed(Given given, BarrierException failure) {
        boolean first = given.fail();
        if (first) {
            open.decrementAndGet();
            failedCount.incrementAndGet();
            decided.add(() -> tell(given, failure));
        }
        return first;
    }

    /** When {@link #expire} may have something to do at the earliest. */
    long earliestDeadlineMicros() {
        return earliestDeadlineMicros;
    }

    /** Gives up those that listeners hold up beyond their deadline. */
    void expire(long nowMicros) {
        countPassed();
        if (nowMicros < earliestDeadlineMicros) {
            return;
        }
        earliestDeadlineMicros = Long.MAX_VALUE;
        for (Iterator<Given> each = telling.iterator(); each.hasNext(); ) {
            Given given = each.next();
            if (given.deadlineMicros > nowMicros) {
                earliestDeadlineMicros = Math.min(earliestDeadlineMicros, given.deadlineMicros);
            } else if (failed(given, BarrierFailures.listenerSlow())) {
                each.remove();
            }
        }
    }

    /** Listeners go through them in order, so those that have passed are the first ones. */
    private void countPassed() {
        if (telling.isEmpty()) {
            return; // As a rule, and it is looked at in every turn.
        }
        int done = 0;
        while (done < telling.size() && telling.get(done).hasPassed()) {
            count(telling.get(done));
            done++;
        }
        telling.subList(0, done).clear();
        if (telling.isEmpty()) {
            earliestDeadlineMicros = Long.MAX_VALUE;
        }
    }

    private void count(Given given) {
        open.decrementAndGet();
        waits.add(given.passedMicros.get() - given.startedMicros);
    }

    /** Tells the outcomes of a turn when it ends: whoever hears of one finds the status as it is then. */
    void flush() {
        decided.forEach(Runnable::run);
        decided.clear();
    }

    /** The member has ended, and nobody looks after deadlines any more. Changes nothing for those that have passed. */
    void failAll(BarrierException failure) {
        agreeing.values().forEach(given -> failed(given, failure));
        agreeing.clear();
        for (Given given : telling) {
            if (!failed(given, failure)) {
                count(given);
            }
        }
        telling.clear();
    }
}
