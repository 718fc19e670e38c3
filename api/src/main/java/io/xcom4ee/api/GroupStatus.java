package io.xcom4ee.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
