package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.MemberReport;

/** Bounded memory: what a member holds stays within its limits. */
public final class MemoryChecker implements Checker {
    private final long backlogMost;

    public MemoryChecker(Limits limits) {
        // What waits, what is proposed and not delivered, and the batch that is being cut.
        backlogMost =
                limits.pendingMessagesMax() + (long) (limits.eventHorizonRounds() + 1) * limits.batchMessagesMax();
    }

    @Override
    public void reported(MemberId by, MemberReport report) {
        if (report.backlog() > backlogMost) {
            throw new Violation(
                    "Memory", by + " holds " + report.backlog() + " broadcasts, at most " + backlogMost + " fit");
        }
    }
}
