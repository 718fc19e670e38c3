package io.xcom4ee.engine;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.Limits;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each other member was suspected, by name. The names of a dynamic group may change for ever, so only some are kept
 * of those that are no longer in the view: the ones that were in it last. Confined to: the member's event loop.
 */
final class SuspicionCounts {
    /** Those of a whole view always have room. */
    static final int NAMES_MAX = 2 * Limits.MEMBERS_MAX;

    private final String self;
    /** Whoever was in a view last comes last. */
    private final Map<String, Long> counts = new LinkedHashMap<>();

    private long sum;

    /** @param self the name of this member, which never suspects itself */
    SuspicionCounts(String self) {
        this.self = self;
    }

    /** These can be suspected from now on. */
    void installed(Configuration configuration) {
        for (ConfiguredMember member : configuration.members()) {
            String name = member.info().name();
            if (!name.equals(self)) {
                Long before = counts.remove(name);
                counts.put(name, before == null ? 0 : before);
            }
        }
        Iterator<String> longestGone = counts.keySet().iterator();
        while (counts.size() > NAMES_MAX) {
            longestGone.next();
            longestGone.remove();
        }
    }

    /** A member of the view has fallen silent. */
    void suspected(String name) {
        sum++;
        counts.computeIfPresent(name, (same, count) -> count + 1);
    }

    /** All suspicions there were, of those too whose names are not kept any more. */
    long sum() {
        return sum;
    }

    /** In the order of the names. */
    SortedMap<String, Long> byName() {
        return new TreeMap<>(counts);
    }
}
