package io.xcom4ee.simulator.time;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs what is due, in the order of time and, at the same time, of insertion. A heap in plain arrays: a run puts in and takes
 * out some hundred thousand events.
 */
public final class Scheduler {
    private static final int CAPACITY_MIN = 256;

    private long[] times = new long[CAPACITY_MIN];
    private long[] numbers = new long[CAPACITY_MIN];
    private @Nullable Runnable[] actions = new Runnable[CAPACITY_MIN];
    private int size;
    private long nowMicros;
    private long inserted;

    /** The virtual time in microseconds since the start of the run. */
    public long nowMicros() {
        return nowMicros;
    }

    /** Runs the action at this time, or now if it has passed. */
    public void at(long micros, Runnable action) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
            actions = Arrays.copyOf(actions, 2 * size);
        }
        siftUp(size, Math.max(micros, nowMicros), inserted, action);
        size++;
        inserted++;
    }

    /** Runs the action after this time. */
    public void after(long micros, Runnable action) {
        at(nowMicros + micros, action);
    }

    /** Runs everything that is due up to this time, which is the time afterwards. */
    public void runUntil(long micros) {
        while (size > 0 && times[0] <= micros) {
            nowMicros = times[0];
            removeFirst().run();
        }
        nowMicros = Math.max(nowMicros, micros);
    }

    private Runnable removeFirst() {
        Runnable first = Objects.requireNonNull(actions[0]);
        size--;
        Runnable last = Objects.requireNonNull(actions[size]);
        actions[size] = null;
        if (size > 0) {
            siftDown(times[size], numbers[size], last);
        }
        return first;
    }

    private void siftUp(int from, long time, long number, Runnable action) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!isBefore(time, number, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, time, number, action);
    }

    private void siftDown(long time, long number, Runnable action) {
        int hole = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && isBefore(times[child + 1], numbers[child + 1], child)) {
                child++;
            }
            if (isBefore(time, number, child)) {
                break;
            }
            move(child, hole);
            hole = child;
            child = 2 * hole + 1;
        }
        put(hole, time, number, action);
    }

    private boolean isBefore(long time, long number, int other) {
        return time < times[other] || (time == times[other] && number < numbers[other]);
    }

    private void move(int from, int to) {
        times[to] = times[from];
        numbers[to] = numbers[from];
        actions[to] = actions[from];
    }

    private void put(int at, long time, long number, Runnable action) {
        times[at] = time;
        numbers[at] = number;
        actions[at] = action;
    }
}
