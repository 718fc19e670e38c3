package io.xcom4ee.it.path;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How fast a group was.
 *
 * @param perSecond messages per second, delivered at the slowest member
 * @param cpuMicros processor time of all members together for one message
 */
record Speed(double perSecond, double cpuMicros) {
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double NANOS_PER_MICRO = TimeUnit.MICROSECONDS.toNanos(1);

    /**
     * One interval of a measurement.
     *
     * @param delivered at the slowest member
     * @param nanos that it took there
     * @param cpuNanos of all members
     */
    record Interval(long delivered, long nanos, long cpuNanos) {
        double perNano() {
            return (double) delivered / nanos;
        }
    }

    /** How many processors all members together have kept busy. */
    double processors() {
        return perSecond * cpuMicros / TimeUnit.SECONDS.toMicros(1);
    }

    /** In intervals that belong together. */
    static Speed of(List<Interval> intervals) {
        double delivered = intervals.stream().mapToLong(Interval::delivered).sum();
        double nanos = intervals.stream().mapToLong(Interval::nanos).sum();
        double cpuNanos = intervals.stream().mapToLong(Interval::cpuNanos).sum();
        return new Speed(delivered * NANOS_PER_SECOND / nanos, cpuNanos / NANOS_PER_MICRO / delivered);
    }
}
