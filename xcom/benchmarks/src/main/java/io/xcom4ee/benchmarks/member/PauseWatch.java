package io.xcom4ee.benchmarks.member;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;

/**
 * The longest time between two deliveries since {@link #begin}, the time since the last one included. Times are those of
 * the machine's monotonic clock, which all processes of one Linux machine share.
 */
final class PauseWatch {
    private volatile boolean watching;
    private long lastNanos;
    private long longestNanos;
    private long longestSinceNanos;

    void delivered() {
        if (watching) {
            note(System.nanoTime());
        }
    }

    private synchronized void note(long nowNanos) {
        if (nowNanos - lastNanos > longestNanos) {
            longestNanos = nowNanos - lastNanos;
            longestSinceNanos = lastNanos;
        }
        lastNanos = nowNanos;
    }

    synchronized Line begin() {
        lastNanos = System.nanoTime();
        longestSinceNanos = lastNanos;
        longestNanos = 0;
        watching = true;
        return Line.of(Words.WATCHING);
    }

    Line tell() {
        note(System.nanoTime());
        synchronized (this) {
            return Line.of(Words.PAUSE, "nanos", longestNanos, "sinceNanos", longestSinceNanos);
        }
    }
}
