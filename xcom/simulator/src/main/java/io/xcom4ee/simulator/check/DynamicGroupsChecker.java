package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * One group in dynamic membership, as far as anybody can know: a group is made by one process alone, which was told to, has
 * looked for another one for the time that it must, and was told of none in that time. Nobody makes a group twice.
 */
public final class DynamicGroupsChecker implements Checker {
    private static final String NAME = "OneGroup";
    /** Clocks drift. */
    private static final int TOLERANCE_PER_MILLION = 1000;

    private final LongSupplier nowMicros;
    private final long searchMicros;
    private final Set<GroupId> groups = new HashSet<>();
    private final Map<MemberId, GroupId> groupOf = new HashMap<>();
    /** Since when a process knows of no group. */
    private final Map<MemberId, Long> freeSinceMicros = new HashMap<>();

    /**
     * A checker of one run.
     *
     * @param searchMicros how long a process must look for a group before it makes one
     */
    public DynamicGroupsChecker(LongSupplier nowMicros, long searchMicros) {
        this.nowMicros = nowMicros;
        this.searchMicros = searchMicros - searchMicros * TOLERANCE_PER_MILLION / 1_000_000;
    }

    @Override
    public void started(MemberInfo process, long atMicros) {
        freeSinceMicros.put(process.id(), atMicros);
    }

    @Override
    public void received(MemberId by, MemberId from, Frame frame) {
        if (frame.message() instanceof Message.Presence presence
                && !presence.group().equals(GroupId.NONE)) {
            freeSinceMicros.put(by, nowMicros.getAsLong());
        }
    }

    @Override
    public void installed(Installation installation) {
        GroupId before = groupOf.put(installation.by(), installation.group());
        if (!groups.add(installation.group())) {
            return;
        }
        if (before != null || installation.configuration().members().size() != 1) {
            throw new Violation(NAME, installation.name() + " is made by several, or by a member of " + before);
        }
        long looked = installation.atMicros() - freeSinceMicros.getOrDefault(installation.by(), Long.MAX_VALUE);
        if (looked < searchMicros) {
            throw new Violation(
                    NAME,
                    installation.by() + " makes " + installation.group() + " after " + looked
                            + " us in which it was told of no group, it must look for " + searchMicros);
        }
    }
}
