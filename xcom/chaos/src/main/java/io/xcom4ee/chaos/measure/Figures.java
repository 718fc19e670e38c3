package io.xcom4ee.chaos.measure;

import io.xcom4ee.chaos.check.Verdict;
import io.xcom4ee.chaos.history.ProcessHistory;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * What came of all repetitions of one failure.
 *
 * @param gapMillis longest time without a delivery at a survivor, sorted
 * @param expelledMillis from the failure until every survivor had a view without the members concerned, sorted
 * @param expected in how many repetitions the members concerned should have been expelled
 * @param victims how many members those are, of all repetitions
 * @param verdict on the whole run
 */
public record Figures(
        String title,
        List<Double> gapMillis,
        List<Double> expelledMillis,
        int expected,
        long victims,
        Verdict verdict) {
    private static final double NANOS_PER_MILLI = 1e6;

    public Figures {
        gapMillis = List.copyOf(gapMillis);
        expelledMillis = List.copyOf(expelledMillis);
    }

    static Figures of(Failure failure, List<Repetition> repetitions, List<ProcessHistory> histories) {
        return new Figures(
                failure.title(),
                sorted(repetitions.stream().mapToLong(repetition -> repetition.longestGapNanos(histories))),
                sorted(repetitions.stream()
                        .map(repetition -> repetition.expulsionNanos(histories))
                        .flatMapToLong(found -> found.stream())),
                failure.expels() ? repetitions.size() : 0,
                repetitions.stream()
                        .mapToLong(repetition -> repetition.victims().size())
                        .sum(),
                Verdict.of(histories));
    }

    private static List<Double> sorted(LongStream nanos) {
        return nanos.sorted().mapToObj(each -> each / NANOS_PER_MILLI).toList();
    }

    /** Whether every promise was kept, and who was to be expelled was, and nobody else. */
    public boolean isGood() {
        return verdict.count() == 0 && expelledMillis.size() == expected && verdict.expelled() == victims;
    }

    /** A row of the table with {@link #HEAD}. */
    public String row() {
        return "| " + title + " | " + gapMillis.size() + " | " + minMedianMax(gapMillis) + " | " + expelled() + " | "
                + verdict.lost() + " |";
    }

    private String expelled() {
        if (!expelledMillis.isEmpty()) {
            return minMedianMax(expelledMillis);
        }
        return verdict.expelled() == 0 ? "nobody is" : verdict.expelled() + " are who should not be";
    }

    /** The head of the table. */
    public static final String HEAD =
            "| failure | repetitions | longest delivery gap at survivors, ms: min / median / max"
                    + " | until expelled, ms: min / median / max | acknowledged messages lost |\n|---|---|---|---|---|";

    private static String minMedianMax(List<Double> sorted) {
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        return String.format(Locale.ROOT, "%,.0f / %,.0f / %,.0f", sorted.get(0), median, sorted.get(size - 1));
    }
}
