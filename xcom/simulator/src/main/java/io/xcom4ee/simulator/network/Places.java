package io.xcom4ee.simulator.network;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.simulator.random.Randomness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where processes run: one host for each name, and behind them a place for a second process that has the name of one of
 * them.
 */
final class Places {
    private final List<String> names;
    /** Of each process that there ever was. */
    private final Map<MemberId, Integer> places = new HashMap<>();

    Places(List<String> names) {
        this.names = List.copyOf(names);
    }

    int count() {
        return names.size() + 1;
    }

    /** A source of chance for each way. */
    Randomness[][] chances(Randomness randomness) {
        Randomness[][] chances = new Randomness[count()][count()];
        for (int from = 0; from < count(); from++) {
            for (int to = 0; to < count(); to++) {
                chances[from][to] = randomness.split(label(from) + ">" + label(to));
            }
        }
        return chances;
    }

    private String label(int place) {
        return place < names.size() ? names.get(place) : "twin";
    }

    /** A process has started on the host of its name. */
    int take(Endpoint endpoint) {
        return take(endpoint, names.indexOf(endpoint.info().name()));
    }

    /** A second process of its name has started. */
    int takeTwin(Endpoint endpoint) {
        return take(endpoint, names.size());
    }

    private int take(Endpoint endpoint, int place) {
        places.put(endpoint.info().id(), place);
        return place;
    }

    /** Null if there never was such a process. */
    @Nullable Integer of(MemberId process) {
        return places.get(process);
    }

    int of(Endpoint endpoint) {
        return Objects.requireNonNull(of(endpoint.info().id()), "where it runs");
    }
}
