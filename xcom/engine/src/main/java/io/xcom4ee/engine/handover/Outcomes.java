package io.xcom4ee.engine.handover;

import io.netty.util.collection.LongObjectHashMap;
import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.NotConfirmedException;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.api.ViewId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The stages of broadcasts that the protocol has taken, by token. What is decided in a turn is completed together at its
 * end on the application's executor. Confined to: the member's event loop.
 */
public final class Outcomes {
    private final ApplicationExecutor executor;
    private final LongObjectHashMap<Broadcast> open = new LongObjectHashMap<>();
    /** Delivered here, to be delivered by all. */
    private final LongObjectHashMap<Confirming> confirming = new LongObjectHashMap<>();

    private List<Decided> decided = new ArrayList<>();
    private long lastToken;
    private long turnMicros;
    private long bytes;
    private long acknowledged;
    private long notDelivered;
    private long unknown;
    private long notConfirmed;
    private long acknowledgedMicrosSum;
    private long acknowledgedMicrosMax;

    /** What is left of a broadcast to tell its end: many may wait for long, so the message itself is not kept. */
    private record Confirming(CompletableFuture<Delivery> outcome, long startedMicros, Delivery delivery) {
        static Confirming of(Broadcast broadcast, Delivery delivery) {
            return new Confirming(broadcast.outcome(), broadcast.startedMicros(), delivery);
        }
    }

    private record Decided(
            CompletableFuture<Delivery> outcome,
            @Nullable Delivery delivery,
            @Nullable BroadcastException failure) implements Runnable {
        @Override
        public void run() {
            if (failure != null) {
                outcome.completeExceptionally(failure);
            } else {
                outcome.complete(Objects.requireNonNull(delivery));
            }
        }
    }

    /** Completes stages by this executor. */
    public Outcomes(ApplicationExecutor executor) {
        this.executor = executor;
    }

    /** Gives the broadcast a token, used once. */
    public long open(Broadcast broadcast) {
        lastToken++;
        open.put(key(lastToken), broadcast);
        bytes += broadcast.payload().length;
        return lastToken;
    }

    /**
     * Spreads tokens, which follow one another, over the map. As they are they would lie in one run without a gap, and
     * every removal would go through it to its end.
     */
    private static long key(long token) {
        return token * 0x9E3779B97F4A7C15L; // odd, so that different tokens have different keys
    }

    /** Whether no outcome is open. */
    public boolean isEmpty() {
        return open.isEmpty() && confirming.isEmpty();
    }

    /** The message was delivered. A token that is not open stands for an outcome told before. */
    public void delivered(long token, long position, ViewId view) {
        Broadcast broadcast = open.remove(key(token));
        if (broadcast == null) {
            return;
        }
        Delivery delivery = new Delivery(position, view);
        if (broadcast.byAll()) {
            confirming.put(key(token), Confirming.of(broadcast, delivery));
        } else {
            acknowledged(broadcast.outcome(), broadcast.startedMicros(), delivery);
        }
    }

    private void acknowledged(CompletableFuture<Delivery> outcome, long startedMicros, Delivery delivery) {
        // The call may be younger than the turn that has taken it.
        long micros = Math.max(0, turnMicros - startedMicros);
        acknowledged++;
        acknowledgedMicrosSum += micros;
        acknowledgedMicrosMax = Math.max(acknowledgedMicrosMax, micros);
        decided.add(new Decided(outcome, delivery, null));
    }

    /** It is so late now, on the member's clock. */
    public void turnBegins(long nowMicros) {
        turnMicros = nowMicros;
    }

    /** How broadcasts have ended so far. */
    public OutcomeCounts counts() {
        return new OutcomeCounts(
                lastToken,
                bytes,
                acknowledged,
                notDelivered,
                unknown,
                notConfirmed,
                acknowledgedMicrosSum,
                acknowledgedMicrosMax);
    }

    /** All have delivered the message. */
    public void confirmed(long token) {
        Confirming known = confirming.remove(key(token));
        if (known != null) {
            acknowledged(known.outcome(), known.startedMicros(), known.delivery());
        }
    }

    /** Whether all have delivered the message is not known in time. */
    public void notConfirmed(long token, LongFunction<BroadcastException> failure) {
        Confirming known = confirming.remove(key(token));
        if (known != null) {
            failed(known.outcome(), failure.apply(known.delivery().position()));
        }
    }

    /** The message was not delivered, or nobody knows. */
    public void failed(long token, BroadcastException failure) {
        Broadcast broadcast = open.remove(key(token));
        if (broadcast != null) {
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
        decided.add(new Decided(outcome, null, failure));
    }

    /** Every open broadcast failed in this way, or in that if it was delivered here and was to be by all. */
    public void failAll(BroadcastException failure, LongFunction<BroadcastException> notConfirmed) {
        open.values().forEach(broadcast -> failed(broadcast.outcome(), failure));
        open.clear();
        confirming
                .values()
                .forEach(known -> failed(
                        known.outcome(), notConfirmed.apply(known.delivery().position())));
        confirming.clear();
    }

    /** Completes what was decided; once per turn. */
    public void flush() {
        if (!decided.isEmpty()) {
            executor.execute(new Completions(decided, executor));
            decided = new ArrayList<>();
        }
    }
}
