package io.xcom4ee.core.base;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many things took how long; for statistics only, nothing depends on it. Counting one allocates nothing.
 *
 * <p>Confined to: the member's event loop.
 */
public final class TimeHistogram {
    /** What times are compared with, from the shortest on. */
    public static final List<Long> BOUNDS_MICROS = List.of(
            100L,
            250L,
            500L,
            1_000L,
            2_500L,
            5_000L,
            10_000L,
            25_000L,
            50_000L,
            100_000L,
            250_000L,
            500_000L,
            1_000_000L,
            2_500_000L,
            5_000_000L,
            10_000_000L);

    private static final long[] BOUNDS =
            BOUNDS_MICROS.stream().mapToLong(Long::longValue).toArray();

    /** For each bound, what took no longer than it and longer than the one before; then what took longer than all. */
    private final long[] counts = new long[BOUNDS.length + 1];

    /** Which of them was counted last: what took longer than {@link #above} and no longer than {@link #upTo}. */
    private int last;

    private long above = Long.MAX_VALUE;
    private long upTo = Long.MAX_VALUE;

    /** Counts nothing yet. */
    public TimeHistogram() {}

    /** One more. */
    public void add(long micros) {
        // What ends together took about as long, as a rule.
        if (micros <= above || micros > upTo) {
            find(micros);
        }
        counts[last]++;
    }

    private void find(long micros) {
        int found = Arrays.binarySearch(BOUNDS, micros);
        last = found >= 0 ? found : -found - 1;
        above = last == 0 ? Long.MIN_VALUE : BOUNDS[last - 1];
        upTo = last == BOUNDS.length ? Long.MAX_VALUE : BOUNDS[last];
    }

    /** For each bound how many took no longer than it, and at the end how many there were. */
    public List<Long> counts() {
        List<Long> sums = new ArrayList<>(counts.length);
        long sum = 0;
        for (long count : counts) {
            sum += count;
            sums.add(sum);
        }
        return List.copyOf(sums);
    }
}
