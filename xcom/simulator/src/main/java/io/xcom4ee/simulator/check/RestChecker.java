package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.MemberId;
import java.util.HashMap;
import java.util.Map;

/**
 * Rest: a tick settles what was due. A member may ask for another turn at once when it has more to do than fits into one,
 * but not again and again: its event loop would spin.
 */
public final class RestChecker implements Checker {
    private static final int RESTLESS_TURNS_MOST = 100;

    private final Map<MemberId, Integer> restless = new HashMap<>();

    @Override
    public void turnEnded(MemberId by, long localMicros, long nextDeadlineMicros) {
        if (nextDeadlineMicros > localMicros) {
            restless.put(by, 0);
        } else if (restless.merge(by, 1, Integer::sum) > RESTLESS_TURNS_MOST) {
            throw new Violation(
                    "Rest",
                    by + " wants a tick at " + nextDeadlineMicros + " when it has just had one at " + localMicros
                            + ", for the " + RESTLESS_TURNS_MOST + "th time");
        }
    }
}
