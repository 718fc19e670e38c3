package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.simulator.check.Checker;
import io.xcom4ee.simulator.check.Delivery;
import io.xcom4ee.simulator.check.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Messages that must arrive everywhere: they show that a healed group works. */
final class Probes implements Checker {
    private final Map<Long, Set<MemberId>> receivers = new TreeMap<>();
    private final Set<Long> confirmed = new HashSet<>();

    void add(long token) {
        receivers.put(token, new HashSet<>());
    }

    @Override
    public void delivered(Delivery delivery) {
        Set<MemberId> known = receivers.get(delivery.tag().token());
        if (known != null) {
            known.add(delivery.by());
        }
    }

    @Override
    public void failed(MemberId by, Output.Failed failed, long atMicros) {
        if (receivers.containsKey(failed.token())) {
            throw new Violation("Liveness", "a broadcast of " + by + " in a healed group ended in " + failed);
        }
    }

    @Override
    public void confirmed(MemberId by, long token) {
        confirmed.add(token);
    }

    @Override
    public void notConfirmed(MemberId by, Output.NotConfirmed end) {
        if (receivers.containsKey(end.token())) {
            throw new Violation("Liveness", "a broadcast of " + by + " in a healed group ended in " + end);
        }
    }

    /** Whether all probes are known to have been delivered by all. */
    boolean areConfirmed() {
        return confirmed.containsAll(receivers.keySet());
    }

    /** Whether every probe was delivered at each of these. */
    boolean arrivedAt(List<MemberId> members) {
        return receivers.values().stream().allMatch(known -> known.containsAll(members));
    }

    @Override
    public String toString() {
        return "probes delivered at " + receivers;
    }
}
