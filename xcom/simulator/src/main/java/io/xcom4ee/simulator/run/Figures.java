package io.xcom4ee.simulator.run;

import io.xcom4ee.core.member.MemberReport.MemoryReport;
import io.xcom4ee.core.member.MemberStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** Which figures that members tell of themselves have ever been other than 0: one that never was counts nothing. */
final class Figures {
    private static final Map<String, ToLongFunction<MemberStatistics>> STATISTICS = Map.ofEntries(
            Map.entry("deliveredRound", MemberStatistics::deliveredRound),
            Map.entry("deliveredByAllRound", MemberStatistics::deliveredByAllRound),
            Map.entry("slotsDelivered", MemberStatistics::slotsDelivered),
            Map.entry("emptySlotsDelivered", MemberStatistics::emptySlotsDelivered),
            Map.entry("proposals", MemberStatistics::proposals),
            Map.entry("emptyProposals", MemberStatistics::emptyProposals),
            Map.entry("proposalMicrosSum", MemberStatistics::proposalMicrosSum),
            Map.entry("proposalTimes", MemberStatistics::proposalsDelivered),
            Map.entry("revocations", MemberStatistics::revocations),
            Map.entry("questions", MemberStatistics::questions),
            Map.entry("repetitions", MemberStatistics::repetitions),
            Map.entry("unconfirmed", MemberStatistics::unconfirmed),
            Map.entry("roundTripMicros", MemberStatistics::roundTripMicros));

    private static final Map<String, ToLongFunction<MemoryReport>> MEMORY = Map.of(
            "windowBytes", MemoryReport::windowBytes,
            "ownBytes", MemoryReport::ownBytes,
            "windowRefusals", MemoryReport::windowRefusals,
            "incompleteBytes", MemoryReport::incompleteBytes,
            "cacheBytes", MemoryReport::cacheBytes);

    /** In so many samples each was other than 0. */
    private final TreeMap<String, Long> moved = new TreeMap<>();

    void sample(MemberStatistics statistics, MemoryReport memory) {
        sample(STATISTICS, statistics);
        sample(MEMORY, memory);
    }

    private <T> void sample(Map<String, ToLongFunction<T>> figures, T from) {
        figures.forEach((name, figure) -> {
            if (figure.applyAsLong(from) != 0) {
                moved.merge(name, 1L, Long::sum);
            }
        });
    }

    void add(Figures other) {
        other.moved.forEach((name, more) -> moved.merge(name, more, Long::sum));
    }

    /** All that a member tells; a test compares them with what there is. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(STATISTICS.keySet());
        names.addAll(MEMORY.keySet());
        return names;
    }

    /** Those that were 0 whenever looked at. */
    List<String> missing() {
        List<String> missing = new ArrayList<>(names());
        missing.removeAll(moved.keySet());
        return missing;
    }

    @Override
    public String toString() {
        return moved.toString();
    }
}
