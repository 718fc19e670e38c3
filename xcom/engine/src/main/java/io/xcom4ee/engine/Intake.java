package io.xcom4ee.engine;

import io.netty.channel.EventLoop;
import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.core.member.Command;
import io.xcom4ee.engine.handover.Broadcast;
import io.xcom4ee.engine.handover.BroadcastQueue;
import io.xcom4ee.engine.handover.Outcomes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the application's threads hand in what they want of a member, and wake its event loop. Whatever is handed in is
 * answered, whether the member goes on, ends, or has ended before. Thread-safe, but for the methods that say otherwise.
 */
final class Intake {
    private final EventLoop loop;
    private final Runnable turn;
    private final BroadcastQueue queue;
    private final Outcomes outcomes;
    private final CommandDesk commands;
    private final BarrierDesk barriers;
    private final AtomicBoolean turnScheduled = new AtomicBoolean();
    /** LEFT or FAILED once the member has ended; nothing is taken from the application any more. */
    private volatile @Nullable GroupPhase endPhase;

    /** @param turn takes on the loop what was handed in */
    Intake(
            EventLoop loop,
            Runnable turn,
            BroadcastQueue queue,
            Outcomes outcomes,
            CommandDesk commands,
            BarrierDesk barriers) {
        this.loop = loop;
        this.turn = turn;
        this.queue = queue;
        this.outcomes = outcomes;
        this.commands = commands;
        this.barriers = barriers;
    }

    /** LEFT or FAILED once the member has ended. */
    @Nullable GroupPhase endPhase() {
        return endPhase;
    }

    void broadcast(Broadcast broadcast) {
        GroupPhase end = endPhase;
        if (end != null) {
            fail(broadcast, Failures.ofEnded(end, true));
        } else if (outcomes.isOverrun()) {
            queue.countRefusal();
            fail(broadcast, Failures.slowExecutor(outcomes.untold()));
        } else if (!queue.offer(broadcast)) {
            fail(broadcast, Failures.overloaded(queue.messages(), queue.bytes()));
        } else {
            wake();
            // Changes nothing if the loop has answered.
            answerAfterTheEnd(phase -> fail(broadcast, Failures.ofEnded(phase, false)));
        }
    }

    CompletionStage<Void> command(Command command, long startedMicros, long deadlineMicros) {
        CommandDesk.Given given =
                new CommandDesk.Given(command, startedMicros, deadlineMicros, new CompletableFuture<>());
        GroupPhase end = endPhase;
        if (end != null) {
            commands.refuse(given, CommandFailures.ofEnded(end));
        } else if (!commands.offer(given)) {
            commands.refuse(given, CommandFailures.overloaded());
        } else {
            wake();
            answerAfterTheEnd(phase -> commands.refuse(given, CommandFailures.unknown(CommandFailures.endOf(phase))));
        }
        return given.outcome();
    }

    CompletionStage<Long> barrier(long startedMicros, long deadlineMicros) {
        BarrierDesk.Given given = new BarrierDesk.Given(startedMicros, deadlineMicros);
        GroupPhase end = endPhase;
        if (end != null) {
            barriers.fail(given, BarrierFailures.ofEnded(end));
        } else if (!barriers.offer(given)) {
            barriers.fail(given, BarrierFailures.overloaded(BarrierDesk.OPEN_MAX));
        } else {
            wake();
            answerAfterTheEnd(phase -> barriers.fail(given, BarrierFailures.ofEnded(phase)));
        }
        return given.outcome();
    }

    /**
     * Whoever ends the member sets the phase first and empties the queues then, so an offer that finds no phase set is
     * answered. If one is set by now only the loop knows whether the protocol had it before: it is asked again.
     */
    private void answerAfterTheEnd(Consumer<GroupPhase> unknown) {
        GroupPhase end = endPhase;
        if (end != null) {
            try {
                loop.execute(turn);
            } catch (RejectedExecutionException stopped) {
                unknown.accept(end);
            }
        }
    }

    /** On the caller's thread: nobody else has the stage yet, and what is refused because too much waits shall not wait too. */
    private static void fail(Broadcast broadcast, BroadcastException failure) {
        broadcast.outcome().completeExceptionally(failure);
    }

    /** Makes sure that a turn follows. */
    void wake() {
        if (!turnScheduled.get() && turnScheduled.compareAndSet(false, true)) {
            try {
                loop.execute(turn);
            } catch (RejectedExecutionException stopped) {
                return; // The loop has stopped, so the member has ended; whoever wakes it asks for that by itself.
            }
        }
    }

    /** What is handed in from now on needs another turn. On the event loop. */
    void turnBegins() {
        turnScheduled.set(false);
    }

    /** Nothing is taken any more. On the event loop. */
    void close(GroupPhase phase) {
        endPhase = phase;
    }

    /** What no protocol has taken was certainly not delivered and not carried out. On the event loop. */
    void refuseWaiting(GroupPhase end) {
        queue.takeArrivals();
        for (Broadcast waiting : queue.expire(Long.MAX_VALUE)) {
            outcomes.failed(waiting, Failures.ofEnded(end, true));
        }
        commands.refuseArrivals(CommandFailures.ofEnded(end));
        barriers.failArrivals(BarrierFailures.ofEnded(end));
    }
}
