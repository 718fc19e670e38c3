package io.xcom4ee.core.message;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.Slot;
import java.util.List;
import java.util.Objects;

/**
 * The group that a founding decides on.
 *
 * @param group its identity; the epoch is the number of the ballot at which it was first proposed
 * @param members its first members, ordered by name, numbered from 1 in this order
 * @param eventHorizonRounds the founder's, from now on everybody's
 * @param inherited the group whose history it continues, {@link GroupId#NONE} if it starts from nothing
 * @param inheritedFrom survivors that delivered at least up to this slot can go on; others must join anew
 * @param inheritedTail the decided values after {@code inheritedFrom}, in slot order, no-ops left out: a survivor delivers
 *     those that it has not delivered yet, in its old view, before it installs the first view of the new group
 * @param position messages delivered when the first view is installed
 */
public record FoundingProposal(
        GroupId group,
        List<MemberInfo> members,
        int eventHorizonRounds,
        GroupId inherited,
        Slot inheritedFrom,
        List<SlotValue> inheritedTail,
        long position) {
    public FoundingProposal {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(inherited, "inherited");
        Objects.requireNonNull(inheritedFrom, "inheritedFrom");
        members = List.copyOf(members);
        Limits.requireEventHorizon(eventHorizonRounds);
        inheritedTail = List.copyOf(inheritedTail);
    }
}
