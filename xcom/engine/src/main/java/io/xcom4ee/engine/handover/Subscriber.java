package io.xcom4ee.engine.handover;

import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.container.TurnListener;
import io.xcom4ee.engine.handover.ListenerEvent.Calls;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.EngineMessage;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jctools.queues.atomic.SpscUnboundedAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * One listener and its queue. The event loop puts events in; at most one task at a time on the application's executor
 * takes them out and calls the listener.
 *
 * <p>The queue has two bounds in bytes. At the first the subscriber {@link #isFull() is full}, and the member sends no new
 * broadcasts of its own. What the others send goes on arriving; at four times the first bound the subscription ends: what
 * is in the queue is told, then {@link GroupListener#onOverrun()}, then nothing. An event counts no more than the first bound,
 * so that one large message ends no subscription: of those the queue holds four at most.
 */
public final class Subscriber implements Subscription, ListenerEvent.Caller {
    private static final int OVERRUN_FACTOR = 4;
    private static final int CHUNK = 256;
    /** A busy listener gives its thread back this often, so that others get theirs. */
    static final int TURNS_PER_TASK = 4;

    /**
     * What a listener has around its calls lasts no longer than this. A container keeps for it what the calls use, as connections to
     * a database, and ends what they leave behind.
     */
    static final int CALLS_PER_TURN = 256;

    static final long TURN_NANOS = 10_000_000;

    private final GroupListener listener;
    /** The same one, if it wants turns. */
    private final @Nullable TurnListener turnListener;

    private final String group;
    private final int bytesMax;
    private final Executor executor;
    private final EngineLog log;
    private final Runnable roomAgain;
    private final LongSupplier nanoTime;
    private final CallWatch watch = new CallWatch();

    private final SpscUnboundedAtomicArrayQueue<ListenerEvent> queue = new SpscUnboundedAtomicArrayQueue<>(CHUNK);
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicBoolean draining = new AtomicBoolean();
    private volatile boolean full;
    private volatile boolean closed;

    // Confined to: the member's event loop.
    private boolean overrun;

    // Confined to: the one task at a time that calls the listener.
    private @Nullable ListenerEvent told;
    private @Nullable Calls calls;

    /**
     * A subscriber with an empty queue.
     *
     * @param bytesMax the first bound of its queue
     * @param roomAgain called by any thread when the queue is half empty again after it was full, and when the
     *     subscription is closed
     */
    public Subscriber(
            GroupListener listener, String group, int bytesMax, Executor executor, EngineLog log, Runnable roomAgain) {
        this(listener, group, bytesMax, executor, log, roomAgain, System::nanoTime);
    }

    /** @param nanoTime by which turns are bounded */
    Subscriber(
            GroupListener listener,
            String group,
            int bytesMax,
            Executor executor,
            EngineLog log,
            Runnable roomAgain,
            LongSupplier nanoTime) {
        this.listener = listener;
        this.turnListener = listener instanceof TurnListener each ? each : null;
        this.group = group;
        this.bytesMax = bytesMax;
        this.executor = executor;
        this.log = log;
        this.roomAgain = roomAgain;
        this.nanoTime = nanoTime;
    }

    /**
     * Puts an event into the queue; {@link #flush} makes it move. On the event loop.
     *
     * @return whether it will be told
     */
    boolean offer(ListenerEvent event) {
        if (closed || overrun) {
            return false;
        }
        if (holds(OVERRUN_FACTOR)) {
            overrun = true;
            log.say(EngineMessage.LISTENER_OVERRUN, name(), group, queuedBytes.get());
            put(new ListenerEvent.Overrun());
            return false;
        }
        put(event);
        return true;
    }

    private void put(ListenerEvent event) {
        queuedBytes.addAndGet(counted(event));
        queue.offer(event);
    }

    /** Starts the task that calls the listener, if it is needed and does not run. On the event loop. */
    void flush() {
        if (!queue.isEmpty() && draining.compareAndSet(false, true)) {
            executor.execute(this::drain);
        }
    }

    /** Whether the member shall send no new broadcasts because of this listener. On the event loop. */
    boolean isFull() {
        if (!full && !overrun && holds(1)) {
            full = true;
            log.sayOncePerMinute(name(), EngineMessage.LISTENER_QUEUE_FULL, name(), group, queuedBytes.get());
        }
        if (full && (overrun || closed || isHalfEmpty())) {
            full = false;
        }
        return full;
    }

    /** Whether nothing will be told any more. */
    boolean isClosed() {
        return closed;
    }

    /** Reports a call that does not return. On the event loop, at a steady interval. */
    void watch(long nowNanos, Duration limit) {
        watch.check(nowNanos, limit.toNanos())
                .ifPresent(stuck -> log.say(
                        EngineMessage.LISTENER_BLOCKS,
                        name(),
                        group,
                        stuck.call(),
                        limit.toMillis() + " ms",
                        stuck.stack()));
    }

    private void drain() {
        watch.begin();
        for (int turns = 0; turns < TURNS_PER_TASK; turns++) {
            if (calls == null && queue.isEmpty()) {
                draining.set(false);
                if (queue.isEmpty() || !draining.compareAndSet(false, true)) {
                    return;
                }
            }
            turn();
        }
        executor.execute(this::drain);
    }

    private void turn() {
        Turn turn = new Turn(this);
        if (turnListener != null && !closed) {
            watch.calling("onTurn");
            try {
                turnListener.onTurn(() -> callWithin(turn));
            } catch (Throwable thrown) { // As below. What it has not called is called now.
                report("onTurn", thrown);
            } finally {
                watch.returned();
            }
        }
        turn.run();
    }

    /** Each call is watched by itself, and so is what the listener does before the first and after the last. */
    private void callWithin(Turn turn) {
        watch.returned();
        try {
            turn.run();
        } finally {
            watch.calling("onTurn");
        }
    }

    /** Calls the listener until nothing is due, or for long enough. */
    void makeCalls() {
        long startNanos = turnListener == null ? 0 : nanoTime.getAsLong();
        int made = 0;
        while (made < CALLS_PER_TURN && (made == 0 || mayGoOn(startNanos)) && makeNextCall()) {
            made++;
        }
    }

    private boolean mayGoOn(long startNanos) {
        return turnListener == null || (nanoTime.getAsLong() - startNanos < TURN_NANOS && mayGoOn(turnListener));
    }

    private boolean mayGoOn(TurnListener asked) {
        try {
            return asked.mayGoOn();
        } catch (Throwable thrown) { // As below.
            report("mayGoOn", thrown);
            return false;
        }
    }

    private boolean makeNextCall() {
        while (true) {
            if (calls == null) {
                told = queue.poll();
                if (told == null) {
                    return false;
                }
                calls = told.calls();
            }
            if (calls.next(this)) {
                return true;
            }
            calls = null;
            taken(Objects.requireNonNull(told));
        }
    }

    private void taken(ListenerEvent event) {
        queuedBytes.addAndGet(-counted(event));
        if (event instanceof ListenerEvent.Overrun) {
            close();
        } else if (full && isHalfEmpty()) {
            roomAgain.run();
        }
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public <A> void call(String name, BiConsumer<GroupListener, A> method, A argument) {
        if (closed) {
            return;
        }
        watch.calling(name);
        try {
            method.accept(listener, argument);
        } catch (Throwable thrown) { // The listener's troubles of any kind are its own; the next event is told.
            report(name, thrown);
        } finally {
            watch.returned();
        }
    }

    private void report(String call, Throwable thrown) {
        log.sayOncePerMinuteWithCause(
                name() + ' ' + call + ' ' + thrown.getClass().getName(),
                thrown,
                EngineMessage.LISTENER_THREW,
                name(),
                group,
                call);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            roomAgain.run();
        }
    }

    private long counted(ListenerEvent event) {
        return Math.min(event.bytes(), bytesMax);
    }

    long queuedBytes() {
        return queuedBytes.get();
    }

    private boolean holds(int times) {
        return queuedBytes.get() >= (long) times * bytesMax;
    }

    private boolean isHalfEmpty() {
        return queuedBytes.get() <= bytesMax / 2;
    }

    private String name() {
        return listener.getClass().getName();
    }
}
