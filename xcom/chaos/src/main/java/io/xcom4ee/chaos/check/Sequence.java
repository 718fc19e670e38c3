package io.xcom4ee.chaos.check;

import io.xcom4ee.chaos.history.Event.Delivered;
import io.xcom4ee.chaos.history.ProcessHistory;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The one sequence that all processes deliver pieces of. In a run at least a majority keeps its memory at any time, so
 * positions never begin anew and one map by position is enough.
 */
final class Sequence {
    static final String PROMISE = "Total order";

    private final TreeMap<Long, Delivered> byPosition = new TreeMap<>();

    private Sequence() {}

    /** Puts the pieces together; where they do not fit the first one counts. */
    static Sequence of(List<ProcessHistory> histories, Findings findings) {
        Sequence sequence = new Sequence();
        for (ProcessHistory history : histories) {
            history.events(Delivered.class).forEach(delivered -> sequence.add(history.process(), delivered, findings));
        }
        return sequence;
    }

    private void add(String process, Delivered delivered, Findings findings) {
        Delivered known = byPosition.putIfAbsent(delivered.position(), delivered);
        findings.require(
                known == null || isSame(known, delivered),
                PROMISE,
                process + " delivered " + delivered + ", another process " + known);
    }

    private static boolean isSame(Delivered one, Delivered other) {
        return one.id().equals(other.id())
                && one.view().equals(other.view())
                && one.sender().equals(other.sender())
                && one.incarnation().equals(other.incarnation());
    }

    /** In the order of positions. */
    Collection<Delivered> inOrder() {
        return byPosition.values();
    }

    /** Of the last message that anybody delivered; 0 if there is none. */
    long lastPosition() {
        return byPosition.isEmpty() ? 0 : byPosition.lastKey();
    }
}
