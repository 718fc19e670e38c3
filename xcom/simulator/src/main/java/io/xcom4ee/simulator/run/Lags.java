package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who lags in its group: it has delivered fewer rounds than the member that is furthest ahead there, by more than an event
 * horizon. What a member has itself seen says little of that: it sees nothing while it is cut off.
 */
final class Lags {
    private final Map<GroupId, Long> highestDelivered = new HashMap<>();
    private final Set<Place> lagging = new HashSet<>();

    private record Place(GroupId group, MemberId member) {}

    /**
     * A member says up to which round it has delivered.
     *
     * @return whether it has lagged in this group before and does no longer
     */
    boolean hasCaughtUp(GroupId group, MemberId member, long deliveredRound, int eventHorizonRounds) {
        long highest = highestDelivered.merge(group, deliveredRound, Math::max);
        Place place = new Place(group, member);
        if (highest - deliveredRound > eventHorizonRounds) {
            lagging.add(place);
            return false;
        }
        return lagging.remove(place);
    }
}
