package io.xcom4ee.ra.inbound;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for a bean, in the order of the group; bounded. Whoever brings more waits, which holds the member's own broadcasts
 * back in the end, as every slow listener does. Thread-safe.
 */
final class EndpointQueue {
    private final int itemsMax;
    private final long bytesMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    /** Guarded by the lock, as the rest. */
    private final ArrayDeque<Item> items = new ArrayDeque<>();

    private long bytes;
    private boolean closed;

    /** Empty. A single item fits, however large it is. */
    EndpointQueue(int itemsMax, long bytesMax) {
        this.itemsMax = itemsMax;
        this.bytesMax = bytesMax;
    }

    /**
     * Puts an item in as soon as there is room. An interrupt does not end the waiting, because the item would be lost; closing
     * does, and an application is stopped before the server that would interrupt.
     *
     * @param patience how long to wait before it is looked whether anything makes room, again and again
     * @param look looks, and lets something make room if nothing does; called without the lock
     * @return whether it is in; not if the queue is closed
     */
    boolean put(Item item, Duration patience, Runnable look) {
        boolean interrupted = false;
        Offered offered = Offered.NO_ROOM;
        for (Duration time = Duration.ZERO; offered == Offered.NO_ROOM; time = patience) {
            try {
                offered = offer(item, time);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (offered == Offered.NO_ROOM) {
                look.run();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return offered == Offered.IN;
    }

    private enum Offered {
        IN,
        NO_ROOM,
        CLOSED
    }

    private Offered offer(Item item, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!closed && !fits(item)) {
                if (left <= 0) {
                    return Offered.NO_ROOM;
                }
                left = room.awaitNanos(left);
            }
            if (closed) {
                return Offered.CLOSED;
            }
            items.add(item);
            bytes += item.bytes();
            return Offered.IN;
        } finally {
            lock.unlock();
        }
    }

    private boolean fits(Item item) {
        return items.isEmpty() || (items.size() < itemsMax && bytes + item.bytes() <= bytesMax);
    }

    /** The first item; if it is a message also those behind it, up to the next view, as many as that. */
    List<Item> head(int most) {
        lock.lock();
        try {
            List<Item> head = new ArrayList<>();
            for (Item item : items) {
                boolean alone = item instanceof Item.OfView;
                if (head.size() == most || (alone && !head.isEmpty())) {
                    break;
                }
                head.add(item);
                if (alone) {
                    break;
                }
            }
            return head;
        } finally {
            lock.unlock();
        }
    }

    /** The first ones are done with. Does nothing if the queue is closed. */
    void remove(int count) {
        lock.lock();
        try {
            for (int removed = 0; removed < count && !items.isEmpty(); removed++) {
                bytes -= items.remove().bytes();
            }
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return items.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is taken any more, what waits is forgotten, and who waits goes on. */
    void close() {
        lock.lock();
        try {
            closed = true;
            items.clear();
            bytes = 0;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
