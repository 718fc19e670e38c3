package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.Output;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a member says changes each time that it says it, and a member that has stopped says nothing. */
public final class ReportsChecker implements Checker {
    private static final String NAME = "Reports";

    private final Map<MemberId, Boolean> quorum = new HashMap<>();
    private final Set<MemberId> stopped = new HashSet<>();
    private final Map<MemberId, Installation> views = new HashMap<>();

    @Override
    public void quorum(MemberId by, boolean reached, long atMicros) {
        requireRunning(by);
        Boolean before = quorum.put(by, reached);
        if (before == null ? reached : before == reached) {
            throw new Violation(NAME, by + " says twice that it has " + (reached ? "a" : "no") + " quorum");
        }
    }

    @Override
    public void installed(Installation installation) {
        requireRunning(installation.by());
        views.put(installation.by(), installation);
    }

    @Override
    public void delivered(Delivery delivery) {
        requireRunning(delivery.by());
    }

    @Override
    public void failed(MemberId by, Output.Failed failed, long atMicros) {
        requireRunning(by);
    }

    @Override
    public void reachable(MemberId by, MemberId other, boolean reachable) {
        requireRunning(by);
        Installation view = views.get(by);
        if (view == null || !view.contains(other)) {
            throw new Violation(
                    NAME, by + " says that " + other + " is reachable: " + reachable + ", outside its view");
        }
    }

    @Override
    public void stopped(MemberId by, Output.StopReason reason, long atMicros) {
        requireRunning(by);
        stopped.add(by);
    }

    private void requireRunning(MemberId by) {
        if (stopped.contains(by)) {
            throw new Violation(NAME, by + " speaks after it has stopped");
        }
    }
}
