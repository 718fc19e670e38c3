package io.xcom4ee.benchmarks.group;

/** A guarantee did not hold, or a process did not do its part: the run is worth nothing. */
public final class BenchmarkFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what is wrong. */
    public BenchmarkFailure(String message) {
        super(message);
    }

    /** Says what is wrong and what caused it. */
    public BenchmarkFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
