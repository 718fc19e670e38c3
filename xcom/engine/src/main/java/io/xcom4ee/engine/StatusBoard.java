package io.xcom4ee.engine;

import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.MemberState;
import io.xcom4ee.api.MemberStatus;
import io.xcom4ee.api.View;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.engine.settings.EngineSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The newest {@link GroupStatus}, read by any thread, written by the member's event loop. Written often, so what seldom
 * changes is made once and used again.
 */
final class StatusBoard {
    private final EngineSettings settings;
    private volatile GroupStatus current;

    // Confined to: the member's event loop.
    private @Nullable View view;
    private List<MemberId> unreachable = List.of();

    StatusBoard(EngineSettings settings) {
        this.settings = settings;
        this.current = new GroupStatus(
                settings.group(),
                settings.memberName(),
                GroupPhase.SEARCHING,
                Optional.empty(),
                List.of(),
                false,
                0,
                0,
                "starts",
                settings.limits().messageSizeBytesMax());
    }

    GroupStatus current() {
        return current;
    }

    /**
     * Publishes what a running member reports.
     *
     * @param problems what keeps connections from being made; asked only if it is said
     * @return whether the phase changed
     */
    @SuppressWarnings("ReferenceEquality") // A view is made once; asking for its parts in every turn would cost.
    boolean publish(@Nullable View newView, MemberReport report, int waiting, Supplier<List<String>> problems) {
        GroupPhase phase = phase(report);
        GroupStatus old = current;
        int backlog = report.backlog() + waiting;
        boolean sameOpinion = phase == GroupPhase.ONLINE
                && old.phase() == phase
                && newView == view
                && unreachable.equals(report.unreachable());
        if (sameOpinion && old.position() == report.position() && old.backlog() == backlog) {
            return false;
        }
        String reason = sameOpinion
                ? old.reason()
                : Reasons.of(report, settings.memberList(), reach(newView, report), problems.get());
        if (!sameOpinion) {
            unreachable = report.unreachable();
        }
        List<MemberStatus> members = sameOpinion ? old.members() : members(newView, unreachable);
        view = newView;
        current = status(phase, members, report.quorum(), report.position(), backlog, reason);
        return phase != old.phase();
    }

    /** Publishes a phase in which no protocol runs: nobody is reached. */
    boolean publish(GroupPhase phase, String reason, int waiting) {
        GroupStatus old = current;
        List<MemberStatus> members = old.members().stream()
                .map(member -> new MemberStatus(member.member(), MemberState.UNREACHABLE))
                .toList();
        current = status(phase, members, false, old.position(), waiting, reason);
        unreachable = List.of();
        return phase != old.phase();
    }

    Reasons.Reach reach(@Nullable View newView, MemberReport report) {
        return Reasons.Reach.of(newView, report, settings.memberList(), settings.quorum());
    }

    private GroupStatus status(
            GroupPhase phase, List<MemberStatus> members, boolean quorum, long position, int backlog, String reason) {
        return new GroupStatus(
                settings.group(),
                settings.memberName(),
                phase,
                Optional.ofNullable(view),
                members,
                quorum,
                position,
                backlog,
                reason,
                settings.limits().messageSizeBytesMax());
    }

    private static List<MemberStatus> members(@Nullable View view, List<MemberId> unreachable) {
        Set<UUID> silent = unreachable.stream().map(MemberId::incarnation).collect(Collectors.toSet());
        return view == null
                ? List.of()
                : view.members().stream()
                        .map(member -> new MemberStatus(member, state(member, silent)))
                        .toList();
    }

    private static MemberState state(Member member, Set<UUID> silent) {
        return silent.contains(member.incarnation()) ? MemberState.UNREACHABLE : MemberState.ONLINE;
    }

    private static GroupPhase phase(MemberReport report) {
        return switch (report.phase()) {
            case SEARCHING -> GroupPhase.SEARCHING;
            case JOINING -> GroupPhase.JOINING;
            case ONLINE -> GroupPhase.ONLINE;
            case BLOCKED -> GroupPhase.BLOCKED;
            case LEAVING -> GroupPhase.LEAVING;
            case STOPPED -> GroupPhase.LEFT;
        };
    }
}
