package io.xcom4ee.simulator.run;

import java.util.EnumMap;
import java.util.Map;

/** How often each of several things happened. They happen at every step, so nothing is made to count one. */
final class Tally<K extends Enum<K>> {
    private final Map<K, Counter> counters;

    private static final class Counter {
        private long value;

        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    Tally(Class<K> type) {
        counters = new EnumMap<>(type);
    }

    void count(K what, long more) {
        if (more > 0) {
            counters.computeIfAbsent(what, any -> new Counter()).value += more;
        }
    }

    long of(K what) {
        Counter counter = counters.get(what);
        return counter == null ? 0 : counter.value;
    }

    void add(Tally<K> other) {
        other.counters.forEach((what, counter) -> count(what, counter.value));
    }

    @Override
    public String toString() {
        return counters.toString();
    }
}
