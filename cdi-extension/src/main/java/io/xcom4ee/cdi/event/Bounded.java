package io.xcom4ee.cdi.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Values that are kept by what they are made from, as many as there may be: the one that was not used for longest goes first.
 *
 * <p>Not thread-safe.
 */
final class Bounded<K, V> {
    private final int sizeMax;
    private final Map<K, V> kept = new LinkedHashMap<>();

    Bounded(int sizeMax) {
        this.sizeMax = sizeMax;
    }

    /** The one that is kept, or that is made and kept from now on. */
    V get(K key, Function<K, V> maker) {
        V value = kept.remove(key);
        if (value == null) {
            value = maker.apply(key);
            if (kept.size() >= sizeMax) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        kept.put(key, value);
        return value;
    }
}
