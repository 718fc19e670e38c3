package io.xcom4ee.engine.handover;

import io.xcom4ee.core.base.Invariants;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jctools.queues.atomic.MpscChunkedAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Broadcasts between the application's threads and the event loop: one bounded queue that any thread fills without
 * waiting, and behind it, on the loop's side, what the protocol does not take yet. The bounds count both.
 */
public final class BroadcastQueue {
    private static final int CHUNK = 1_024;
    private static final int BYTES_BITS = 32;
    private static final long BYTES_MASK = (1L << BYTES_BITS) - 1;

    private final int messagesMax;
    private final long bytesMax;
    private final MpscChunkedAtomicArrayQueue<Broadcast> arriving;
    private final AtomicLong refusals = new AtomicLong();
    /**
     * Messages above, bytes below, in one word: an offer is refused for what is in the queue, not for others that are refused.
     * What the protocol has taken in the present turn still counts, until {@link #release}.
     */
    private final AtomicLong used = new AtomicLong();

    // Confined to: the member's event loop.
    private final ArrayDeque<Broadcast> waiting = new ArrayDeque<>();
    private long earliestDeadlineMicros = Long.MAX_VALUE;
    /** What {@link #used} still counts of what has gone: that word belongs to all threads, so it is changed once per turn. */
    private long gone;

    /** Takes at most so many messages of at most so many bytes together; less than 2 GiB of them. */
    public BroadcastQueue(int messagesMax, long bytesMax) {
        Invariants.require(bytesMax <= Integer.MAX_VALUE, "the bytes of a queue fit half a word");
        this.messagesMax = messagesMax;
        this.bytesMax = bytesMax;
        this.arriving = new MpscChunkedAtomicArrayQueue<>(CHUNK, Math.max(2 * CHUNK, messagesMax));
    }

    /** Called by any thread. False if the queue is full: nothing was taken. */
    public boolean offer(Broadcast broadcast) {
        if (!reserve(broadcast)) {
            return false;
        }
        // There is a place for each that has reserved one.
        Invariants.require(arriving.offer(broadcast), "the queue has room for what its bounds allow");
        return true;
    }

    private boolean reserve(Broadcast broadcast) {
        long before = used.get();
        // The last message may go beyond the bytes, so that any message fits an empty queue.
        while (messages(before) < messagesMax && bytes(before) <= bytesMax) {
            if (used.compareAndSet(before, before + cost(broadcast))) {
                return true;
            }
            before = used.get();
        }
        refusals.incrementAndGet();
        return false;
    }

    private static long cost(Broadcast broadcast) {
        return (1L << BYTES_BITS) + broadcast.payload().length;
    }

    /** How many messages wait. */
    public int messages() {
        return messages(used.get());
    }

    /** How many bytes wait. */
    public long bytes() {
        return bytes(used.get());
    }

    private static int messages(long used) {
        return (int) (used >>> BYTES_BITS);
    }

    private static long bytes(long used) {
        return used & BYTES_MASK;
    }

    /** Called by any thread: a broadcast was refused for another reason than that the queue is full. */
    public void countRefusal() {
        refusals.incrementAndGet();
    }

    /** How often a broadcast was refused. */
    public long refusals() {
        return refusals.get();
    }

    /** Takes over what has arrived. On the event loop. */
    public void takeArrivals() {
        Broadcast arrived = arriving.poll();
        while (arrived != null) {
            waiting.addLast(arrived);
            earliestDeadlineMicros = Math.min(earliestDeadlineMicros, arrived.deadlineMicros());
            arrived = arriving.poll();
        }
    }

    /**
     * The next broadcast for the protocol; null if none waits. It takes room in the queue until {@link #release}. On the event
     * loop.
     */
    public @Nullable Broadcast next() {
        Broadcast next = waiting.pollFirst();
        if (next != null) {
            gone += cost(next);
        }
        if (waiting.isEmpty()) {
            earliestDeadlineMicros = Long.MAX_VALUE;
        }
        return next;
    }

    /** Gives the room of all that was taken back. On the event loop. */
    public void release() {
        if (gone != 0) {
            used.addAndGet(-gone);
            gone = 0;
        }
    }

    /** Whether any broadcast waits on the loop's side. On the event loop. */
    public boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** When {@link #expire} may find something at the earliest. On the event loop. */
    public long earliestDeadlineMicros() {
        return earliestDeadlineMicros;
    }

    /** Takes out what has waited beyond its deadline. On the event loop. */
    public List<Broadcast> expire(long nowMicros) {
        if (nowMicros < earliestDeadlineMicros) {
            return List.of();
        }
        List<Broadcast> expired = new ArrayList<>();
        earliestDeadlineMicros = Long.MAX_VALUE;
        for (Iterator<Broadcast> each = waiting.iterator(); each.hasNext(); ) {
            Broadcast broadcast = each.next();
            if (broadcast.deadlineMicros() <= nowMicros) {
                each.remove();
                gone += cost(broadcast);
                expired.add(broadcast);
            } else {
                earliestDeadlineMicros = Math.min(earliestDeadlineMicros, broadcast.deadlineMicros());
            }
        }
        release();
        return expired;
    }
}
