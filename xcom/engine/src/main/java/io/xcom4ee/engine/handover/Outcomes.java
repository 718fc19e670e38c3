package io.xcom4ee.engine.handover;

import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.NotConfirmedException;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.api.ViewId;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;

/**
 * The stages of broadcasts that the protocol has taken, by token. What is decided in a turn is completed together at its
 * end on the application's executor. Confined to: the member's event loop, but for the methods that say otherwise.
 */
public final class Outcomes {
    private final Completions completions;
    private final TokenTable<Open> open = new TokenTable<>();
    private final Timing acknowledged = new Timing();
    private final Timing confirmed = new Timing();
    private final Timing waited = new Timing();
    private final Histogram acknowledgements = new Histogram();
    private final Histogram waits = new Histogram();

    private ArrayList<Runnable> decided = new ArrayList<>();
    private long broadcasts;
    private long turnMicros;
    private long bytes;
    private long notDelivered;
    private long unknown;
    private long notConfirmed;

    /** A broadcast until it is delivered here, then what is left of it until it is delivered by all, if it shall be. */
    sealed interface Open permits Broadcast, Confirming {}

    /** Many may wait for long, so the message itself is not kept. Completes the stage once all have delivered it. */
    record Confirming(CompletableFuture<Delivery> outcome, long startedMicros, long deliveredMicros, Delivery delivery)
            implements Open, Runnable {
        static Confirming of(Broadcast broadcast, long deliveredMicros, Delivery delivery) {
            return new Confirming(broadcast.outcome(), broadcast.startedMicros(), deliveredMicros, delivery);
        }

        @Override
        public void run() {
            outcome.complete(delivery);
        }
    }

    private record Failing(CompletableFuture<Delivery> outcome, BroadcastException failure) implements Runnable {
        @Override
        public void run() {
            outcome.completeExceptionally(failure);
        }
    }

    /** Completes stages by this executor. */
    public Outcomes(ApplicationExecutor executor) {
        this.completions = new Completions(executor);
    }

    /** Gives the broadcast a token, used once. */
    public long open(Broadcast broadcast) {
        broadcasts++;
        bytes += broadcast.payload().length;
        long micros = turnMicros - broadcast.startedMicros();
        waited.add(micros);
        waits.add(micros);
        long token = open.put(broadcast);
        broadcast.named(token);
        return token;
    }

    /** Whether no outcome is open. */
    public boolean isEmpty() {
        return open.isEmpty();
    }

    /** So many messages are delivered next. */
    public void expect(int deliveries) {
        decided.ensureCapacity(decided.size() + deliveries);
    }

    /** The message was delivered. A token that is not open stands for an outcome told before. */
    public void delivered(long token, long position, ViewId view) {
        if (open.get(token) instanceof Broadcast broadcast) {
            Delivery delivery = new Delivery(position, view);
            if (broadcast.byAll()) {
                open.replace(token, Confirming.of(broadcast, turnMicros, delivery));
            } else {
                open.remove(token);
                broadcast.delivered(delivery);
                acknowledged(broadcast.startedMicros(), broadcast);
            }
        }
    }

    private void acknowledged(long startedMicros, Runnable completion) {
        long micros = turnMicros - startedMicros;
        acknowledged.add(micros);
        acknowledgements.add(micros);
        decided.add(completion);
    }

    /** It is so late now, on the member's clock. */
    public void turnBegins(long nowMicros) {
        turnMicros = nowMicros;
        completions.look(nowMicros);
    }

    /**
     * When a turn must begin at the latest, so that a dependent that blocks does not hold up the stages behind it for long, and
     * room for new broadcasts is found.
     */
    public long nextLookMicros() {
        boolean waiting = !decided.isEmpty() || completions.isWorthALook();
        return waiting ? turnMicros + Completions.LOOK_MICROS : Long.MAX_VALUE;
    }

    /** How many outcomes are decided and not told: not completed on the application's executor. Called by any thread. */
    public int untold() {
        return completions.open();
    }

    /** Whether so many are untold that the member shall send no new broadcasts. */
    public boolean isFull() {
        return completions.isFull();
    }

    /** Whether so many are untold that the member shall take no new broadcasts. Called by any thread. */
    public boolean isOverrun() {
        return completions.open() >= Completions.OVERRUN;
    }

    /** No turn begins any more, but stages may still be decided. */
    public void turnsHaveEnded() {
        completions.endWatch();
    }

    /** How broadcasts have ended so far. */
    public OutcomeCounts counts() {
        return new OutcomeCounts(
                broadcasts,
                bytes,
                acknowledged.sums(),
                confirmed.sums(),
                notDelivered,
                unknown,
                notConfirmed,
                waited.sums(),
                acknowledgements.buckets(),
                waits.buckets());
    }

    /** All have delivered the message. */
    public void confirmed(long token) {
        if (open.get(token) instanceof Confirming known) {
            open.remove(token);
            confirmed.add(turnMicros - known.deliveredMicros());
            acknowledged(known.startedMicros(), known);
        }
    }

    /** Whether all have delivered the message is not known in time. */
    public void notConfirmed(long token, LongFunction<BroadcastException> failure) {
        if (open.get(token) instanceof Confirming known) {
            open.remove(token);
            failed(known.outcome(), failure.apply(known.delivery().position()));
        }
    }

    /** The message was not delivered, or nobody knows. */
    public void failed(long token, BroadcastException failure) {
        if (open.get(token) instanceof Broadcast broadcast) {
            open.remove(token);
            failed(broadcast.outcome(), failure);
        }
    }

    /** A broadcast failed that never got a token. */
    public void failed(Broadcast broadcast, BroadcastException failure) {
        failed(broadcast.outcome(), failure);
    }

    private void failed(CompletableFuture<Delivery> outcome, BroadcastException failure) {
        if (failure instanceof NotDeliveredException) {
            notDelivered++;
        } else if (failure instanceof NotConfirmedException) {
            notConfirmed++;
        } else {
            unknown++;
        }
        decided.add(new Failing(outcome, failure));
    }

    /** Every open broadcast failed in this way, or in that if it was delivered here and was to be by all. */
    public void failAll(BroadcastException failure, LongFunction<BroadcastException> notConfirmed) {
        open.removeAll(left -> {
            if (left instanceof Confirming known) {
                failed(known.outcome(), notConfirmed.apply(known.delivery().position()));
            } else if (left instanceof Broadcast broadcast) {
                failed(broadcast.outcome(), failure);
            }
        });
    }

    /** Completes what was decided; once per turn. */
    public void flush() {
        if (!decided.isEmpty()) {
            completions.add(decided);
            decided = new ArrayList<>();
        }
    }
}
