package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import java.util.List;

/**
 * Agreement, total order and uniformity: there is one sequence per group; each process delivers a contiguous run of it
 * from its snapshot on; and what anybody delivered, everybody that stays delivers.
 */
public final class OrderChecker implements Checker {
    private static final String NAME = "Order";

    private final Histories<Fact> histories = new Histories<>(NAME);

    private record Fact(MemberId sender, Tag tag) {}

    @Override
    public void installed(Installation installation) {
        histories.enter(installation.by(), installation.history(), installation.position());
    }

    @Override
    public void delivered(Delivery delivery) {
        histories.add(
                delivery.by(), delivery.history(), delivery.position(), new Fact(delivery.sender(), delivery.tag()));
    }

    @Override
    public void ended(List<MemberId> core) {
        GroupId group = histories.history(core.get(0));
        for (MemberId member : core) {
            if (group == null || !group.equals(histories.history(member))) {
                throw new Violation(NAME, member + " is in " + histories.history(member) + ", others in " + group);
            }
            if (histories.position(member) < histories.length(group)) {
                throw new Violation(
                        NAME,
                        member + " stays in the group and has delivered up to " + histories.position(member)
                                + ", somebody up to " + histories.length(group));
            }
        }
    }
}
