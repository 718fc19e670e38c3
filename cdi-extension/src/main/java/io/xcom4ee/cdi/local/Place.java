package io.xcom4ee.cdi.local;

import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.cdi.message.CdiMessage;
import java.lang.System.Logger;
import java.util.concurrent.Executor;

/**
 * A listener's place, with what waits for it; the same listener may have two. It is called by one thread at a time, and whatever it
 * throws is its own. Thread-safe.
 */
final class Place {
    private static final Logger LOGGER = System.getLogger(Place.class.getName());

    private final String group;
    private final GroupListener listener;
    private final Object lock;
    private final SerialExecutor events;

    /** Of messages that wait. Guarded by {@link #lock}. */
    private long waitingBytes;

    private volatile boolean closed;

    /** @param lock whoever holds it tells several places the same, or none of them */
    Place(String group, GroupListener listener, Executor threads, Object lock) {
        this.group = group;
        this.listener = listener;
        this.lock = lock;
        this.events = new SerialExecutor(threads, lock);
    }

    /** As {@link SerialExecutor#makeReady}. */
    void makeReady() {
        events.makeReady();
    }

    /** Tells the view, before all else. */
    void begin(ViewEvent event) {
        events.execute(() -> tell(() -> listener.onViewChanged(event)));
    }

    /** A message of so many bytes; the place is ready. */
    void add(GroupMessage message, int bytes) {
        synchronized (lock) {
            waitingBytes += bytes;
            events.add(() -> {
                taken(bytes);
                tell(() -> listener.onMessage(message));
            });
        }
    }

    /** Runs that when the listener has returned from everything before, or is none any more; the place is ready. */
    void add(Runnable behind) {
        events.add(behind);
    }

    private void taken(int bytes) {
        synchronized (lock) {
            waitingBytes -= bytes;
        }
    }

    private void tell(Runnable call) {
        if (closed) {
            return;
        }
        try {
            call.run();
        } catch (Throwable thrown) { // The listener's troubles of any kind are its own; the next event is told.
            LOGGER.log(CdiMessage.LISTENER_FAILED.level(), CdiMessage.LISTENER_FAILED.text(group), thrown);
        }
    }

    /** Whether so many events wait, or so many bytes. */
    boolean isFull(int waitingMax, long waitingBytesMax) {
        synchronized (lock) {
            return events.waiting() >= waitingMax || waitingBytes >= waitingBytesMax;
        }
    }

    /** The listener is told nothing more; whoever waits for it does so no longer. Not to be called with the lock. */
    void close() {
        closed = true;
        events.close().forEach(Runnable::run);
    }
}
