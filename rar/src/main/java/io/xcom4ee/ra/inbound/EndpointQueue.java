package io.xcom4ee.ra.inbound;

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
     * @return whether it is in; not if the queue is closed
     */
    boolean put(Item item) {
        lock.lock();
        try {
            while (!closed && !fits(item)) {
                room.awaitUninterruptibly();
            }
            if (closed) {
                return false;
            }
            items.add(item);
            bytes += item.bytes();
            return true;
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
