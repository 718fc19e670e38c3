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
    private Optional<MemberReport.Standstill> standstill = Optional.empty();

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
    boolean publish(Views views, MemberReport report, int waiting, Supplier<List<String>> problems) {
        GroupPhase phase = phase(report);
        View newView = views.current();
        GroupStatus old = current;
        int backlog = report.backlog() + waiting;
        boolean sameOpinion = phase == GroupPhase.ONLINE
                && old.phase() == phase
                && newView == view
                && unreachable.equals(report.unreachable())
                && standstill.equals(report.standstill());
        // Until this incarnation is in a view, what is known of the group is where the last one was.
        long position = views.isOfThisIncarnation() ? report.position() : old.position();
        if (sameOpinion && old.position() == position && old.backlog() == backlog) {
            return false;
        }
        String reason = sameOpinion
                ? old.reason()
                : Reasons.of(report, settings.electorate(), reach(views, report), problems.get());
        if (!sameOpinion) {
            unreachable = report.unreachable();
            standstill = report.standstill();
        }
        List<MemberStatus> members = sameOpinion ? old.members() : members(views, unreachable);
        view = newView;
        current = status(phase, members, report.quorum(), position, backlog, reason);
        return phase != old.phase();
    }

    /** Publishes a phase in which no protocol runs: nobody is reached. */
    boolean publish(GroupPhase phase, String reason, int waiting) {
        GroupStatus old = current;
        List<MemberStatus> members =
                unreachable(old.members().stream().map(MemberStatus::member).toList());
        current = status(phase, members, false, old.position(), waiting, reason);
        unreachable = List.of();
        return phase != old.phase();
    }

    /** What the text of a failure says; no report if no protocol runs. */
    Failures.Facts facts(Views views, @Nullable MemberReport report) {
        String reason = current.reason();
        if (report == null) {
            Reasons.Reach nobody = Reasons.Reach.nobody(views.current(), settings.electorate());
            return new Failures.Facts(nobody.reachable(), nobody.voters(), nobody.needed(), reason);
        }
        Reasons.Reach reach = reach(views, report);
        return new Failures.Facts(reach.reachable(), reach.voters(), reach.needed(), reason);
    }

    private Reasons.Reach reach(Views views, MemberReport report) {
        View present = views.isOfThisIncarnation() ? views.current() : null;
        return Reasons.Reach.of(present, report, settings.electorate());
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

    private static List<MemberStatus> members(Views views, List<MemberId> unreachable) {
        View view = views.current();
        if (view == null) {
            return List.of();
        }
        if (!views.isOfThisIncarnation()) {
            return unreachable(view.members());
        }
        Set<UUID> silent = unreachable.stream().map(MemberId::incarnation).collect(Collectors.toSet());
        return view.members().stream()
                .map(member -> new MemberStatus(member, state(member, silent)))
                .toList();
    }

    private static List<MemberStatus> unreachable(List<Member> members) {
        return members.stream()
                .map(member -> new MemberStatus(member, MemberState.UNREACHABLE))
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
