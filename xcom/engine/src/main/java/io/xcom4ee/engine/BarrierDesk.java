package io.xcom4ee.engine;

import io.netty.util.collection.LongObjectHashMap;
import io.xcom4ee.api.BarrierException;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.engine.handover.ApplicationExecutor;
import io.xcom4ee.engine.handover.Arrival;
import io.xcom4ee.engine.handover.Subscribers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

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
    private final Queue<Given> arriving = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    /** The protocol has them, by token. */
    private final LongObjectHashMap<Given> agreeing = new LongObjectHashMap<>();
    /** The protocol is through, listeners may not be; in the order of the group. */
    private final List<Telling> telling = new ArrayList<>();

    private final List<Runnable> decided = new ArrayList<>();
    private long earliestDeadlineMicros = Long.MAX_VALUE;
    private long lastToken;
    private long passedCount;
    private long failedCount;

    /** A barrier and the stage that waits for it. */
    record Given(long deadlineMicros, CompletableFuture<Long> outcome) {}

    private record Telling(Given given, Arrival arrival) {}

    BarrierDesk(ApplicationExecutor executor, Subscribers subscribers) {
        this.executor = executor;
        this.subscribers = subscribers;
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

    /** Called by any thread. */
    void fail(Given given, BarrierException failure) {
        executor.execute(() -> given.outcome().completeExceptionally(failure));
    }

    /** How many are open. */
    int openCount() {
        return open.get();
    }

    /** How many the group has agreed on so far. */
    long passedCount() {
        return passedCount;
    }

    /** How many failed before that. */
    long failedCount() {
        return failedCount;
    }

    /** Gives the protocol what has arrived, as long as it runs. */
    void takeArrivals(BooleanSupplier isRunning, Consumer<Input> protocol) {
        Given given = isRunning.getAsBoolean() ? arriving.poll() : null;
        while (given != null) {
            lastToken++;
            agreeing.put(lastToken, given);
            protocol.accept(new Input.Barrier(lastToken, given.deadlineMicros()));
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
    void passed(Output.BarrierPassed passed) {
        Given given = agreeing.remove(passed.token());
        if (given != null) {
            passedCount++;
            Arrival arrival =
                    new Arrival(() -> executor.execute(() -> given.outcome().complete(passed.position())));
            subscribers.tellWhenReached(arrival);
            telling.add(new Telling(given, arrival));
            earliestDeadlineMicros = Math.min(earliestDeadlineMicros, given.deadlineMicros());
            decided.add(arrival::arrived);
        }
    }

    void failed(long token, BarrierException failure) {
        Given given = agreeing.remove(token);
        if (given != null) {
            failedCount++;
            failed(given, failure);
        }
    }

    private void failed(Given given, BarrierException failure) {
        open.decrementAndGet();
        decided.add(() -> fail(given, failure));
    }

    /** When {@link #expire} may have something to do at the earliest. */
    long earliestDeadlineMicros() {
        return earliestDeadlineMicros;
    }

    /** Gives up those that listeners hold up beyond their deadline. */
    void expire(long nowMicros) {
        forgetCompleted();
        if (nowMicros < earliestDeadlineMicros) {
            return;
        }
        earliestDeadlineMicros = Long.MAX_VALUE;
        for (Iterator<Telling> each = telling.iterator(); each.hasNext(); ) {
            Telling one = each.next();
            if (one.given().deadlineMicros() <= nowMicros) {
                each.remove();
                failed(one.given(), BarrierFailures.listenerSlow());
            } else {
                earliestDeadlineMicros =
                        Math.min(earliestDeadlineMicros, one.given().deadlineMicros());
            }
        }
    }

    /** Listeners go through them in order, so those that are done are the first ones. */
    private void forgetCompleted() {
        int done = 0;
        while (done < telling.size() && telling.get(done).arrival().isComplete()) {
            done++;
        }
        telling.subList(0, done).clear();
        open.addAndGet(-done);
        if (telling.isEmpty()) {
            earliestDeadlineMicros = Long.MAX_VALUE;
        }
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
        telling.forEach(one -> failed(one.given(), failure));
        telling.clear();
    }
}
