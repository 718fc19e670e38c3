package io.xcom4ee.engine.handover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jctools.queues.atomic.MpscChunkedAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Broadcasts between the application's threads and the event loop: one bounded queue that any thread fills without
 * waiting, and behind it, on the loop's side, what the protocol does not take yet. The bounds count both.
 */
public final class BroadcastQueue {
    private static final int CHUNK = 1_024;

    private final int messagesMax;
    private final long bytesMax;
    private final MpscChunkedAtomicArrayQueue<Broadcast> arriving;
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();

    // Confined to: the member's event loop.
    private final ArrayDeque<Broadcast> waiting = new ArrayDeque<>();
    private long earliestDeadlineMicros = Long.MAX_VALUE;

    /** Takes at most so many messages of at most so many bytes together. */
    public BroadcastQueue(int messagesMax, long bytesMax) {
        this.messagesMax = messagesMax;
        this.bytesMax = bytesMax;
        this.arriving = new MpscChunkedAtomicArrayQueue<>(CHUNK, Math.max(2 * CHUNK, messagesMax));
    }

    /** Called by any thread. False if the queue is full: nothing was taken. */
    public boolean offer(Broadcast broadcast) {
        int size = broadcast.payload().length;
        // The last message may go beyond the bytes, so that any message fits an empty queue.
        boolean messageFits = messages.incrementAndGet() <= messagesMax;
        boolean bytesFit = bytes.addAndGet(size) <= bytesMax + size;
        if (messageFits && bytesFit && arriving.offer(broadcast)) {
            return true;
        }
        released(broadcast);
        refusals.incrementAndGet();
        return false;
    }

    /** How many messages wait. */
    public int messages() {
        return messages.get();
    }

    /** How many bytes wait. */
    public long bytes() {
        return bytes.get();
    }

    /** How often it was full. */
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

    /** The next broadcast for the protocol; null if none waits. On the event loop. */
    public @Nullable Broadcast next() {
        Broadcast next = waiting.pollFirst();
        if (next != null) {
            released(next);
        }
        if (waiting.isEmpty()) {
            earliestDeadlineMicros = Long.MAX_VALUE;
        }
        return next;
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
                released(broadcast);
                expired.add(broadcast);
            } else {
                earliestDeadlineMicros = Math.min(earliestDeadlineMicros, broadcast.deadlineMicros());
            }
        }
        return expired;
    }

    private void released(Broadcast broadcast) {
        messages.decrementAndGet();
        bytes.addAndGet(-broadcast.payload().length);
    }
}
