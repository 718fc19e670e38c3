package io.xcom4ee.chaos.fault;

import java.time.Duration;
import java.util.List;

/**
 * What is done in one run.
 *
 * @param seed of all chances: which faults, whom they hit, how long they last
 * @param kinds that may be drawn
 * @param duration of the whole
 * @param shortest time of one fault
 * @param longest time of one fault; most are nearer to the shortest
 * @param perSecond broadcasts of each member
 */
public record FaultPlan(
        long seed, List<FaultKind> kinds, Duration duration, Duration shortest, Duration longest, int perSecond) {
    public FaultPlan {
        kinds = List.copyOf(kinds);
    }
}
