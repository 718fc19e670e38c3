package io.xcom4ee.benchmarks.systems;

import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/**
 * The one copy of what is on its way to all others: frames of a length and a payload, one after the other, in a ring. One
 * thread adds, one other takes; a place becomes free when everybody has acknowledged it.
 */
final class SendRing {
    static final int LENGTH_BYTES = Integer.BYTES;

    private final ByteBuffer ring;
    private final int mask;
    private final ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES);
    private volatile long added;
    private volatile long acknowledged;
    private volatile Thread waiting;

    /** @param capacity a power of two */
    SendRing(int capacity) {
        ring = ByteBuffer.allocateDirect(capacity);
        mask = capacity - 1;
    }

    /** Adds a frame; waits while there is no room for it. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread adds
    void add(byte[] payload) throws InterruptedException {
        int frame = LENGTH_BYTES + payload.length;
        awaitRoom(frame);
        length.putInt(0, payload.length);
        put(added, length.array());
        put(added + LENGTH_BYTES, payload);
        added += frame;
    }

    private void awaitRoom(int bytes) throws InterruptedException {
        if (bytes > ring.capacity()) {
            throw new IllegalArgumentException("no message can have " + bytes + " bytes");
        }
        waiting = Thread.currentThread();
        while (added + bytes - acknowledged > ring.capacity()) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        waiting = null;
    }

    private void put(long position, byte[] bytes) {
        int at = (int) position & mask;
        int first = Math.min(bytes.length, ring.capacity() - at);
        ring.put(at, bytes, 0, first);
        ring.put(0, bytes, first, bytes.length - first);
    }

    /** Bytes ever added. */
    long added() {
        return added;
    }

    /** A view of what follows a position, as far as it is contiguous. */
    ByteBuffer from(long position) {
        int at = (int) position & mask;
        int available = (int) Math.min(added - position, ring.capacity() - at);
        return ring.duplicate().limit(at + available).position(at);
    }

    /** Hands out the frames up to a position, which everybody has now, and frees their places. */
    void acknowledge(long upTo, Deliveries deliveries) {
        long position = acknowledged;
        while (position < upTo) {
            int bytes = copy(position, LENGTH_BYTES).getInt(0);
            int at = (int) (position + LENGTH_BYTES) & mask;
            ByteBuffer payload =
                    at + bytes <= ring.capacity() ? ring.slice(at, bytes) : copy(position + LENGTH_BYTES, bytes);
            deliveries.delivered(payload);
            position += LENGTH_BYTES + bytes;
        }
        acknowledged = upTo;
        LockSupport.unpark(waiting);
    }

    private ByteBuffer copy(long position, int bytes) {
        ByteBuffer copy = ByteBuffer.allocate(bytes);
        int at = (int) position & mask;
        int first = Math.min(bytes, ring.capacity() - at);
        copy.put(0, ring, at, first);
        copy.put(first, ring, 0, bytes - first);
        return copy;
    }
}
