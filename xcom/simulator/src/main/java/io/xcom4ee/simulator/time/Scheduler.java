package io.xcom4ee.simulator.time;

import java.util.PriorityQueue;

/** Runs what is due, in the order of time and, at the same time, of insertion. */
public final class Scheduler {
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long nowMicros;
    private long inserted;

    private record Event(long atMicros, long number, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(atMicros, other.atMicros);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /** The virtual time in microseconds since the start of the run. */
    public long nowMicros() {
        return nowMicros;
    }

    /** Runs the action at this time, or now if it has passed. */
    public void at(long micros, Runnable action) {
        events.add(new Event(Math.max(micros, nowMicros), inserted++, action));
    }

    /** Runs the action after this time. */
    public void after(long micros, Runnable action) {
        at(nowMicros + micros, action);
    }

    /** Runs everything that is due up to this time, which is the time afterwards. */
    public void runUntil(long micros) {
        Event next = events.peek();
        while (next != null && next.atMicros <= micros) {
            events.remove();
            nowMicros = next.atMicros;
            next.action.run();
            next = events.peek();
        }
        nowMicros = Math.max(nowMicros, micros);
    }
}
