package io.xcom4ee.cdi.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.MemberState;
import io.xcom4ee.api.MemberStatus;
import io.xcom4ee.api.View;
import io.xcom4ee.cdi.testing.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HealthAnswersTest {
    @ParameterizedTest
    @CsvSource({
        "SEARCHING, false, DOWN, DOWN, UP",
        "JOINING,   false, DOWN, DOWN, UP",
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
        assertThat(HealthAnswers.of(HealthProbe.STARTUP, status, Optional.empty())
                        .getStatus())
                .isEqualTo(startup);
        assertThat(HealthAnswers.of(HealthProbe.READINESS, status, Optional.empty())
                        .getStatus())
                .isEqualTo(readiness);
        assertThat(HealthAnswers.of(HealthProbe.LIVENESS, status, Optional.empty())
                        .getStatus())
                .isEqualTo(liveness);
    }

    @ParameterizedTest
    @EnumSource
    void knowEveryPhase(GroupPhase phase) {
        assertThat(HealthAnswers.of(HealthProbe.READINESS, status(phase, false), Optional.empty())
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
        HealthCheckResponse answer =
                HealthAnswers.of(HealthProbe.READINESS, status(GroupPhase.BLOCKED, false), Optional.empty());
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
                        entry("reason", "waits for server2 or server3"));
    }

    @Test
    void beforeTheFirstViewLeaveNothingOut() {
        HealthCheckResponse answer =
                HealthAnswers.of(HealthProbe.STARTUP, Values.searching("orders"), Optional.empty());
        assertThat(data(answer))
                .hasSize(14)
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
        assertThat(data(HealthAnswers.of(HealthProbe.READINESS, primary, Optional.empty())))
                .contains(entry("role", "PRIMARY"));
        assertThat(data(HealthAnswers.of(HealthProbe.READINESS, secondary, Optional.empty())))
                .contains(entry("role", "SECONDARY"));
    }

    private static HealthCheckResponse withoutMember(HealthProbe probe) {
        return HealthAnswers.withoutMember(probe, "orders", "not bound");
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
        HealthCheckResponse readiness = HealthAnswers.of(HealthProbe.READINESS, status, stopped);
        assertThat(readiness.getStatus()).isEqualTo(Status.DOWN);
        assertThat(data(readiness)).contains(entry("reason", "XCOM0722E"), entry("state", "ONLINE"));
        assertThat(HealthAnswers.of(HealthProbe.LIVENESS, status, stopped).getStatus())
                .isEqualTo(Status.UP);
        assertThat(HealthAnswers.of(HealthProbe.STARTUP, status, stopped).getStatus())
                .isEqualTo(Status.UP);
    }
}
