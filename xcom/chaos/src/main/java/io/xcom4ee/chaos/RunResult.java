package io.xcom4ee.chaos;

import io.xcom4ee.chaos.check.Verdict;
import io.xcom4ee.chaos.check.Violation;
import io.xcom4ee.chaos.fault.FaultKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of one run.
 *
 * @param title of its profile
 * @param seed of its chances
 * @param faults how often each kind was done
 * @param frames what happened to frames, by kind
 * @param noticed connections that members closed because of what came on them
 * @param recoveryMillis from the end of the last fault until the group was whole; negative if it never was
 * @param verdict on what the members have delivered
 * @param violations of what shows only from outside
 * @param directory with histories and logs
 */
record RunResult(
        String title,
        long seed,
        Map<FaultKind, Long> faults,
        Map<String, Long> frames,
        long noticed,
        long recoveryMillis,
        Verdict verdict,
        List<Violation> violations,
        Path directory) {
    RunResult {
        faults = Map.copyOf(faults);
        violations = List.copyOf(violations);
    }

    /** Everything that was wrong. */
    List<Violation> allViolations() {
        List<Violation> all = new ArrayList<>(violations);
        all.addAll(verdict.violations());
        return all;
    }

    long violationCount() {
        return violations.size() + verdict.count();
    }

    long faultCount() {
        return faults.values().stream().mapToLong(Long::longValue).sum();
    }
}
