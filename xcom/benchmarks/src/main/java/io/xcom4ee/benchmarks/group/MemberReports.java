package io.xcom4ee.benchmarks.group;

import io.xcom4ee.benchmarks.control.Line;

/** What members say unasked while they run. Thread-safe. */
public interface MemberReports {
    /** A member's hash at a position. */
    void onCheckpoint(String member, Line checkpoint);

    /** A complaint. */
    void onProblem(String problem);

    /**
     * Throws what is known to be wrong so far.
     *
     * @throws BenchmarkFailure if anything is
     */
    void failOnProblem();
}
