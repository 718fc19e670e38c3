package io.xcom4ee.cdi.health;

import static java.util.stream.Collectors.joining;

import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.MemberState;
import io.xcom4ee.api.View;
import io.xcom4ee.cdi.settings.GroupSettings;
import io.xcom4ee.cdi.settings.HealthState;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/** Makes answers from states: a pure function, so that the whole table can be tested. */
final class HealthAnswers {
    private static final String APART = "this member takes no part in a group now, so none counts on it";
    private static final String ALONE = "the group is local, so no other member counts on it";
    private static final String UNTOLD =
            "it cannot be told whether a member of this server takes part in the group, see the reason";

    private HealthAnswers() {}

    /**
     * The answer of a member in this state.
     *
     * @param stopped why the application's observers are told nothing more; empty if they are
     */
    static HealthCheckResponse of(
            HealthProbe probe, GroupSettings settings, GroupStatus status, Optional<String> stopped) {
        Optional<View> view = status.view();
        Map<String, Object> data = new TreeMap<>();
        data.put("group", status.group());
        data.put("member", status.memberName());
        data.put("state", status.phase().name());
        data.put("role", role(status));
        data.put("viewId", view.map(installed -> installed.id().toString()).orElse("none"));
        data.put("members", names(status, EnumSet.allOf(MemberState.class)));
        data.put("online", names(status, EnumSet.of(MemberState.ONLINE)));
        data.put("unreachable", names(status, EnumSet.of(MemberState.UNREACHABLE)));
        data.put("quorumNeeded", (long) status.quorumNeeded());
        data.put("hasQuorum", status.quorum());
        data.put("primary", view.map(installed -> installed.primary().name()).orElse("none"));
        data.put("position", status.position());
        data.put("backlog", (long) status.backlog());
        data.put("reason", stopped.orElseGet(status::reason));
        data.put("safeToStop", settings.local() || status.safeToStop());
        data.put("safeToStopReason", settings.local() ? ALONE : safeToStopReason(status));
        boolean up = probe.isUp(HealthState.of(status), settings.health())
                && (stopped.isEmpty() || probe != HealthProbe.READINESS);
        return response(probe, status.group(), up, data);
    }

    /**
     * The answer while there is no member that could be asked: none, or one that runs and is counted on, but was not found. Which
     * of them it is nobody knows here.
     */
    static HealthCheckResponse withoutMember(HealthProbe probe, GroupSettings settings, String reason) {
        String group = settings.reference().label();
        return response(
                probe,
                group,
                probe.isUp(HealthState.ABSENT, settings.health()),
                new TreeMap<>(Map.of(
                        "group",
                        group,
                        "state",
                        HealthState.ABSENT.name(),
                        "hasQuorum",
                        false,
                        "reason",
                        reason,
                        "safeToStop",
                        false,
                        "safeToStopReason",
                        UNTOLD)));
    }

    /** The same facts as the answer, in words. */
    private static String safeToStopReason(GroupStatus status) {
        Optional<View> view = status.view();
        int others = status.reachableOthers();
        if (view.isEmpty() || (status.safeToStop() && !status.quorum())) {
            return APART;
        }
        if (!status.quorum()) {
            return "the group has no quorum that it could keep";
        }
        return "without this member " + others + (others == 1 ? " voter is" : " voters are") + " reached, and "
                + view.get().quorumNeededAfterLeave() + " needed";
    }

    private static HealthCheckResponse response(HealthProbe probe, String group, boolean up, Map<String, Object> data) {
        return new HealthCheckResponse(
                "xcom." + group + "." + probe.label(), up ? Status.UP : Status.DOWN, Optional.of(data));
    }

    private static String role(GroupStatus status) {
        if (status.primary()) {
            return "PRIMARY";
        }
        return status.phase() == GroupPhase.ONLINE ? "SECONDARY" : "NONE";
    }

    private static String names(GroupStatus status, Set<MemberState> states) {
        return status.members().stream()
                .filter(member -> states.contains(member.state()))
                .map(member -> member.member().name())
                .collect(joining(","));
    }
}
