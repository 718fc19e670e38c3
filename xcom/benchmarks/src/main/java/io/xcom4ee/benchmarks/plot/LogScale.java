package io.xcom4ee.benchmarks.plot;

import java.util.ArrayList;
import java.util.List;

/** Powers of ten at equal distances, from one below the least to one above the largest value. */
record LogScale(int first, int last) {
    /** @param min above 0 */
    static LogScale around(double min, double max) {
        int first = (int) Math.floor(Math.log10(min));
        return new LogScale(first, Math.max(first + 1, (int) Math.ceil(Math.log10(max))));
    }

    /** From 0 at the first power to 1 at the last. */
    double share(double value) {
        return (Math.log10(value) - first) / (last - first);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int power = first; power <= last; power++) {
            ticks.add(Math.pow(10, power));
        }
        return ticks;
    }
}
