package io.xcom4ee.core.membership;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Expulsion only by agreement: a member is expelled when a majority suspects it for the expulsion time-out. Suspicions of
 * members that are suspected themselves do not count, so that two halves cannot wipe out a group.
 *
 * <p>Confined to: the member's event loop.
 */
public final class Suspicions {
    private final long expulsionMicros;
    private final TreeMap<Integer, List<Integer>> reported = new TreeMap<>();
    private final TreeMap<Integer, Long> agreedSince = new TreeMap<>();

    public Suspicions(long expulsionMicros) {
        this.expulsionMicros = expulsionMicros;
    }

    /** Whom a member suspects now, in its own words. */
    public void report(int reporter, List<Integer> suspects) {
        reported.put(reporter, suspects);
    }

    /** What was agreed on before this member's own pause counts anew from now on. */
    public void forgive() {
        reported.clear();
        agreedSince.clear();
    }

    /** Brings the agreement up to date. */
    public void update(Configuration configuration, int self, FailureDetector detector, long nowMicros) {
        reported.put(self, detector.unreachable());
        if (reported.size() > configuration.members().size()) {
            reported.keySet()
                    .removeIf(reporter -> configuration.member(reporter).isEmpty());
        }
        if (isNobodyAgreed() && isNobodySuspected()) {
            return;
        }
        for (ConfiguredMember member : configuration.members()) {
            if (isSuspectedByMajority(configuration, member.number(), detector)) {
                agreedSince.putIfAbsent(member.number(), nowMicros);
            } else {
                agreedSince.remove(member.number());
            }
        }
        agreedSince.keySet().removeIf(member -> configuration.member(member).isEmpty());
    }

    private boolean isNobodySuspected() {
        for (List<Integer> suspects : reported.values()) {
            if (!suspects.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private boolean isSuspectedByMajority(Configuration configuration, int suspect, FailureDetector detector) {
        int count = 0;
        for (Map.Entry<Integer, List<Integer>> report : reported.entrySet()) {
            if (report.getValue().contains(suspect)
                    && configuration.isVoter(report.getKey())
                    && !detector.isUnreachable(report.getKey())) {
                count++;
            }
        }
        return count >= configuration.quorum();
    }

    /** Whether a majority suspects nobody now. */
    public boolean isNobodyAgreed() {
        return agreedSince.isEmpty();
    }

    /** Whether a majority suspects this member now. */
    public boolean isAgreed(int member) {
        return agreedSince.containsKey(member);
    }

    /** Members that have been suspected by a majority for the expulsion time-out and the extra time. */
    public List<Integer> due(long nowMicros, long extraMicros) {
        List<Integer> due = new ArrayList<>();
        agreedSince.forEach((member, since) -> {
            if (nowMicros - since >= expulsionMicros + extraMicros) {
                due.add(member);
            }
        });
        return due;
    }
}
