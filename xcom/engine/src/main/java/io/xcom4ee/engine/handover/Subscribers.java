package io.xcom4ee.engine.handover;

import io.xcom4ee.api.View;
import io.xcom4ee.api.event.ViewEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The listeners of one member. Apart from {@link #add} confined to: the member's event loop. */
public final class Subscribers {
    private final String group;
    private final Queue<Subscriber> arriving = new ConcurrentLinkedQueue<>();
    private final List<Subscriber> present = new ArrayList<>();

    /** Nobody listens yet. */
    public Subscribers(String group) {
        this.group = group;
    }

    /** Called by any thread: the subscriber hears everything after the next {@link #takeArrivals}. */
    public void add(Subscriber subscriber) {
        arriving.add(subscriber);
    }

    /** Takes in who has arrived; the present view is told first. */
    public void takeArrivals(@Nullable View view) {
        Subscriber arrived = arriving.poll();
        while (arrived != null) {
            present.add(arrived);
            if (view != null) {
                arrived.offer(new ListenerEvent.Views(new ViewEvent(group, view, true)));
            }
            arrived = arriving.poll();
        }
    }

    /** Tells all that are present. */
    public void tell(ListenerEvent event) {
        for (Subscriber subscriber : present) {
            subscriber.offer(event);
        }
    }

    /** Lets somebody wait until all that are present have been told everything up to here. */
    public void tellWhenReached(Arrival arrival) {
        ListenerEvent.Reached reached = new ListenerEvent.Reached(arrival);
        for (Subscriber subscriber : present) {
            arrival.expect();
            if (!subscriber.offer(reached)) {
                arrival.arrived();
            }
        }
    }

    /** Makes what was told move; once per turn. */
    public void flush() {
        present.removeIf(Subscriber::isClosed);
        present.forEach(Subscriber::flush);
    }

    /** Whether any listener is so slow that the member shall send no new broadcasts. */
    public boolean isAnyFull() {
        boolean anyFull = false;
        for (Subscriber subscriber : present) {
            anyFull |= subscriber.isFull();
        }
        return anyFull;
    }

    /** How many listen. */
    public int count() {
        return present.size();
    }

    /** What waits for the slowest of them, in bytes. */
    public long mostBytes() {
        return present.stream().mapToLong(Subscriber::queuedBytes).max().orElse(0);
    }

    /** Reports calls that do not return; at a steady interval. */
    public void watch(long nowNanos, Duration limit) {
        present.forEach(subscriber -> subscriber.watch(nowNanos, limit));
    }
}
