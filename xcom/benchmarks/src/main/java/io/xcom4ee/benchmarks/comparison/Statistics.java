package io.xcom4ee.benchmarks.comparison;

import java.util.Collection;
import java.util.List;

/**
 * Several values of the same figure.
 *
 * @param count how many
 * @param median the middle one, or the mean of the two in the middle
 */
record Statistics(int count, double min, double median, double max) {
    static Statistics of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing has no median");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Statistics(sorted.size(), sorted.get(0), median, sorted.get(sorted.size() - 1));
    }
}
