package io.xcom4ee.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What one member knows of itself and its group, at one moment. Everything but the view is this member's own opinion.
 *
 * @param group the name of the group
 * @param memberName the configured name of this member
 * @param phase where this member is in its life
 * @param view the newest installed view; empty before the first
 * @param members the members of the view and how this member sees them
 * @param quorum whether this member reaches a majority
 * @param position the position of the last message delivered
 * @param backlog own broadcasts that are neither delivered here nor failed
 * @param reason one sentence for people: why the phase is what it is, what is waited for
 * @param messageSizeBytesMax the largest message that may be broadcast
 */
public record GroupStatus(
        String group,
        String memberName,
        GroupPhase phase,
        Optional<View> view,
        List<MemberStatus> members,
        boolean quorum,
        long position,
        int backlog,
        String reason,
        int messageSizeBytesMax) {
    /** In these the group does not count on this member. */
    private static final Set<GroupPhase> APART =
            Set.of(GroupPhase.SEARCHING, GroupPhase.JOINING, GroupPhase.REJOINING, GroupPhase.LEFT, GroupPhase.FAILED);

    public GroupStatus {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(memberName, "memberName");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(reason, "reason");
        members = List.copyOf(members);
    }

    /** How many members of the view this member reaches, itself included. */
    public int reachable() {
        return (int) members.stream()
                .filter(member -> member.state() == MemberState.ONLINE)
                .count();
    }

    /** How many voters must be reached; 0 before the first view. */
    public int quorumNeeded() {
        return view.map(View::quorumNeeded).orElse(0);
    }

    /** How many voters of the view this member reaches besides itself. */
    public int reachableOthers() {
        return (int) members.stream()
                .filter(each -> each.state() == MemberState.ONLINE)
                .map(MemberStatus::member)
                .filter(each -> each.voter() && !each.name().equals(memberName))
                .count();
    }

    /**
     * Whether the group keeps its quorum if this member stops in order now, as far as this member can tell. True of a member that
     * takes no part in a group, on which no quorum depends. False while there is no quorum to keep, and of the last member of a
     * group, with which the group ends.
     *
     * <p>It is an opinion of this moment and reserves nothing: another member may have fallen silent less than
     * {@code suspicionTimeout} ago, and two members that are asked at once may both say yes although only one of them can go. Stop
     * one after the other, and wait until each is back.
     */
    public boolean safeToStop() {
        if (view.isEmpty() || APART.contains(phase)) {
            return true;
        }
        return quorum && reachableOthers() >= view.get().quorumNeededAfterLeave();
    }

    /** Whether this member is the primary of the newest view and reaches a majority. */
    public boolean primary() {
        return quorum
                && view.filter(installed -> installed.primary().name().equals(memberName))
                        .isPresent();
    }

    /** The present term of the primary, as this member sees it; empty before the first view. */
    public Optional<PrimaryTerm> primaryTerm() {
        return view.map(installed -> new PrimaryTerm(
                installed.primary(),
                installed.fencingToken(),
                installed.primary().name().equals(memberName),
                quorum && phase == GroupPhase.ONLINE));
    }
}
