package io.xcom4ee.simulator.options;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What goes wrong and how often.
 *
 * @param meanIntervalMicros of each kind that is present
 * @param downMaxMicros a crashed process comes back after this time at most
 * @param pauseMaxMicros a pause lasts so long at most
 * @param cutMaxMicros a cut, partition or loss of a kind lasts so long at most
 * @param turnMaxMicros a slow process takes so long for a turn at most
 */
public record FaultOptions(
        Map<FaultKind, Long> meanIntervalMicros,
        long downMaxMicros,
        long pauseMaxMicros,
        long cutMaxMicros,
        long turnMaxMicros) {
    public FaultOptions {
        // Ordered by declaration, so that runs do not depend on hash codes.
        EnumMap<FaultKind, Long> copy = new EnumMap<>(FaultKind.class);
        copy.putAll(meanIntervalMicros);
        meanIntervalMicros = Collections.unmodifiableMap(copy);
    }
}
