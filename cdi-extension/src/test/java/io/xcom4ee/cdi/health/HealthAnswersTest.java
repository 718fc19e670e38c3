package io.xcom4ee.cdi.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.MemberState;
import io.xcom4ee.api.MemberStatus;
import io.xcom4ee.api.View;
import io.xcom4ee.cdi.settings.GroupReference;
import io.xcom4ee.cdi.settings.GroupSettings;
import io.xcom4ee.cdi.settings.HealthSettings;
import io.xcom4ee.cdi.settings.HealthState;
import io.xcom4ee.cdi.settings.UnreadablePolicy;
import io.xcom4ee.cdi.testing.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HealthAnswersTest {
    @ParameterizedTest
    @CsvSource({
        "ONLINE,    true,  UP,   UP,   UP",
        "ONLINE,    false, UP,   DOWN, UP",
        "BLOCKED,   false, UP,   DOWN, UP",
        "REJOINING, false, UP,   DOWN, UP",
        "LEAVING,   true,  UP,   DOWN, UP",
        "LEFT,      false, UP,   DOWN, UP",
        "FAILED,    false, UP,   DOWN, DOWN",
    })
    void followTheMatrix(GroupPhase phase, boolean quorum, Status startup, Status readiness, Status liveness) {
        GroupStatus status = status(phase, quorum);
        assertThat(of(HealthProbe.STARTUP, status, Optional.empty()).getStatus())
                .isEqualTo(startup);
        assertThat(of(HealthProbe.READINESS, status, Optional.empty()).getStatus())
                .isEqualTo(readiness);
        assertThat(of(HealthProbe.LIVENESS, status, Optional.empty()).getStatus())
                .isEqualTo(liveness);
    }

    @ParameterizedTest
    @EnumSource(names = {"SEARCHING", "JOINING"})
    void beforeTheFirstViewAreDownButAlive(GroupPhase phase) {
        GroupStatus status = new GroupStatus(
                "orders", "server1", phase, Optional.empty(), List.of(), false, 0, 0, "looks for its group", 1024);
        assertThat(of(HealthProbe.STARTUP, status, Optional.empty()).getStatus())
                .isEqualTo(Status.DOWN);
        assertThat(of(HealthProbe.READINESS, status, Optional.empty()).getStatus())
                .isEqualTo(Status.DOWN);
        assertThat(of(HealthProbe.LIVENESS, status, Optional.empty()).getStatus())
                .isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @EnumSource
    void knowEveryPhase(GroupPhase phase) {
        assertThat(of(HealthProbe.READINESS, status(phase, false), Optional.empty())
                        .getStatus())
                .isEqualTo(Status.DOWN);
    }

    @Test
    void withoutMemberAreDownButAlive() {
        assertThat(withoutMember(HealthProbe.STARTUP).getStatus()).isEqualTo(Status.DOWN);
        assertThat(withoutMember(HealthProbe.READINESS).getStatus()).isEqualTo(Status.DOWN);
        assertThat(withoutMember(HealthProbe.LIVENESS).getStatus()).isEqualTo(Status.UP);
        assertThat(data(withoutMember(HealthProbe.READINESS)))
                .contains(entry("group", "orders"), entry("reason", "not bound"));
    }

    @Test
    void sayWhyInNumbersAndWords() {
        HealthCheckResponse answer = of(HealthProbe.READINESS, status(GroupPhase.BLOCKED, false), Optional.empty());
        assertThat(answer.getName()).isEqualTo("xcom.orders.readiness");
        assertThat(data(answer))
                .containsOnly(
                        entry("group", "orders"),
                        entry("member", "server1"),
                        entry("state", "BLOCKED"),
                        entry("role", "NONE"),
                        entry("viewId", "1.4@00000000"),
                        entry("members", "server1,server2,server3"),
                        entry("online", "server1"),
                        entry("unreachable", "server2,server3"),
                        entry("quorumNeeded", 2L),
                        entry("hasQuorum", false),
                        entry("primary", "server1"),
                        entry("position", 12L),
                        entry("backlog", 3L),
                        entry("reason", "waits for server2 or server3"),
                        entry("safeToStop", false),
                        entry("safeToStopReason", "the group has no quorum that it could keep"));
    }

    @Test
    void beforeTheFirstViewLeaveNothingOut() {
        HealthCheckResponse answer = of(HealthProbe.STARTUP, Values.searching("orders"), Optional.empty());
        assertThat(data(answer))
                .hasSize(16)
                .contains(
                        entry("viewId", "none"),
                        entry("primary", "none"),
                        entry("members", ""),
                        entry("quorumNeeded", 0L));
    }

    @Test
    void nameTheRole() {
        GroupStatus primary = Values.online("orders", Values.view(1, "server1", "server2"));
        GroupStatus secondary = Values.online("orders", Values.view(1, "server2", "server1"));
        assertThat(data(of(HealthProbe.READINESS, primary, Optional.empty()))).contains(entry("role", "PRIMARY"));
        assertThat(data(of(HealthProbe.READINESS, secondary, Optional.empty()))).contains(entry("role", "SECONDARY"));
    }

    @ParameterizedTest
    @CsvSource({
        "ABSENT,    false, DOWN, DOWN",
        "SEARCHING, false, UP,   DOWN",
        "ONLINE,    true,  UP,   UP",
        "BLOCKED,   false, DOWN, UP",
        "FAILED,    false, DOWN, DOWN",
    })
    void followTheSettings(String state, boolean quorum, Status startup, Status readiness) {
        HealthSettings settings = new HealthSettings(
                true,
                Set.of(HealthState.SEARCHING, HealthState.ONLINE),
                Set.of(HealthState.ONLINE, HealthState.BLOCKED));
        assertThat(answer(HealthProbe.STARTUP, settings, state, quorum)).isEqualTo(startup);
        assertThat(answer(HealthProbe.READINESS, settings, state, quorum)).isEqualTo(readiness);
        assertThat(answer(HealthProbe.LIVENESS, settings, state, quorum))
                .as("what no setting changes")
                .isEqualTo(state.equals("FAILED") ? Status.DOWN : Status.UP);
    }

    private static Status answer(HealthProbe probe, HealthSettings settings, String state, boolean quorum) {
        if (state.equals("ABSENT")) {
            return HealthAnswers.withoutMember(probe, orders(settings), "not bound")
                    .getStatus();
        }
        GroupStatus status =
                state.equals("SEARCHING") ? Values.searching("orders") : status(GroupPhase.valueOf(state), quorum);
        return HealthAnswers.of(probe, orders(settings), status, Optional.empty())
                .getStatus();
    }

    @Test
    void whoHasBeenInItsGroupHasStartedAlthoughItLooksForItAgain() {
        GroupStatus again = status(GroupPhase.SEARCHING, false);
        assertThat(of(HealthProbe.STARTUP, again, Optional.empty()).getStatus()).isEqualTo(Status.UP);
        assertThat(of(HealthProbe.READINESS, again, Optional.empty()).getStatus())
                .isEqualTo(Status.DOWN);
    }

    @Test
    void sayWhetherTheGroupCanDoWithoutTheServer() {
        GroupStatus three = Values.online("orders", Values.view(1, "server1", "server2", "server3"));
        GroupStatus two = Values.online("orders", Values.view(1, "server1", "server2"));
        assertThat(data(of(HealthProbe.READINESS, three, Optional.empty())))
                .contains(
                        entry("safeToStop", true),
                        entry("safeToStopReason", "without this member 2 voters are reached, and 2 needed"));
        assertThat(data(of(HealthProbe.READINESS, two, Optional.empty())))
                .contains(
                        entry("safeToStop", false),
                        entry("safeToStopReason", "without this member 1 voter is reached, and 2 needed"));
        String nobodyCounts = "this member takes no part in a group now, so none counts on it";
        assertThat(data(of(HealthProbe.READINESS, Values.searching("orders"), Optional.empty())))
                .contains(entry("safeToStop", true), entry("safeToStopReason", nobodyCounts));
        assertThat(data(of(HealthProbe.READINESS, status(GroupPhase.FAILED, false), Optional.empty())))
                .contains(entry("safeToStop", true), entry("safeToStopReason", nobodyCounts));
    }

    /** One may run all the same, and be counted on. */
    @Test
    void doNotTakeAMemberThatIsNotFoundForNone() {
        for (HealthProbe probe : HealthProbe.values()) {
            assertThat(data(withoutMember(probe)))
                    .contains(
                            entry("safeToStop", false),
                            entry(
                                    "safeToStopReason",
                                    "it cannot be told whether a member of this server takes part in the group, see the"
                                            + " reason"));
        }
    }

    @Test
    void knowThatNobodyCountsOnALocalGroup() {
        GroupStatus alone = Values.online("orders", Values.view(1, "server1"));
        GroupSettings local = new GroupSettings(
                GroupReference.named("orders"),
                "xcom/orders",
                Optional.empty(),
                HealthSettings.DEFAULT,
                true,
                UnreadablePolicy.LOG);
        assertThat(data(HealthAnswers.of(HealthProbe.READINESS, local, alone, Optional.empty())))
                .contains(
                        entry("safeToStop", true),
                        entry("safeToStopReason", "the group is local, so no other member counts on it"));
        assertThat(data(of(HealthProbe.READINESS, alone, Optional.empty()))).contains(entry("safeToStop", false));
    }

    private static GroupSettings orders(HealthSettings health) {
        return new GroupSettings(
                GroupReference.named("orders"), "xcom/orders", Optional.empty(), health, false, UnreadablePolicy.LOG);
    }

    private static HealthCheckResponse of(HealthProbe probe, GroupStatus status, Optional<String> stopped) {
        return HealthAnswers.of(probe, orders(HealthSettings.DEFAULT), status, stopped);
    }

    private static HealthCheckResponse withoutMember(HealthProbe probe) {
        return HealthAnswers.withoutMember(probe, orders(HealthSettings.DEFAULT), "not bound");
    }

    private static Map<String, Object> data(HealthCheckResponse answer) {
        return answer.getData().orElseThrow();
    }

    /** In a view of three, of which only this member hears itself. */
    private static GroupStatus status(GroupPhase phase, boolean quorum) {
        View view = Values.view(4, "server1", "server2", "server3");
        return new GroupStatus(
                "orders",
                "server1",
                phase,
                Optional.of(view),
                List.of(
                        new MemberStatus(view.members().get(0), MemberState.ONLINE),
                        new MemberStatus(view.members().get(1), MemberState.UNREACHABLE),
                        new MemberStatus(view.members().get(2), MemberState.UNREACHABLE)),
                quorum,
                12,
                3,
                "waits for server2 or server3",
                1024);
    }

    @Test
    void anApplicationThatIsToldNothingMoreIsNotReadyButAlive() {
        GroupStatus status = Values.online("orders", Values.view(1, "server1"));
        Optional<String> stopped = Optional.of("XCOM0722E");
        HealthCheckResponse readiness = of(HealthProbe.READINESS, status, stopped);
        assertThat(readiness.getStatus()).isEqualTo(Status.DOWN);
        assertThat(data(readiness)).contains(entry("reason", "XCOM0722E"), entry("state", "ONLINE"));
        assertThat(of(HealthProbe.LIVENESS, status, stopped).getStatus()).isEqualTo(Status.UP);
        assertThat(of(HealthProbe.STARTUP, status, stopped).getStatus()).isEqualTo(Status.UP);
    }
}
