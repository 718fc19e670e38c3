package io.xcom4ee.api;

import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.api.event.ViewEvent;

/**
 * Receives what happens in a group, one call at a time, in the order of the group. Views and messages come in the same
 * order at every member; quorum and reachability are this member's own opinion and come in between.
 */
public interface GroupListener {

    /** A message was delivered at its place in the total order. */
    default void onMessage(GroupMessage message) {}

    /** A view was installed: all messages before it were delivered in the old view, all after it belong to this one. */
    default void onViewChanged(ViewEvent event) {}

    /**
     * This member no longer reaches a majority. Until {@link #onQuorumRegained} nothing is delivered that a majority has
     * not agreed on; messages on which it has may still come.
     */
    default void onQuorumLost(QuorumEvent event) {}

    /** This member reaches a majority again, perhaps as a new incarnation in the view that was told just before. */
    default void onQuorumRegained(QuorumEvent event) {}

    /** A member of the view has been silent for longer than the suspicion time-out. It is still in the view. */
    default void onMemberUnreachable(MemberEvent event) {}

    /** A member that was unreachable has been heard again. */
    default void onMemberReachable(MemberEvent event) {}

    /** The state of this member changed; see {@link GroupStatus#phase()}. */
    default void onPhaseChanged(GroupStatus status) {}

    /**
     * This listener was so slow that its queue overflowed: its subscription has ended, and this is its last call. Nothing
     * before this call was left out, everything after it is missing.
     */
    default void onOverrun() {}
}
