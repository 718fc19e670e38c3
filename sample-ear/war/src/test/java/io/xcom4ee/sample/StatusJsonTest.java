package io.xcom4ee.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.MemberState;
import io.xcom4ee.api.MemberStatus;
import io.xcom4ee.api.Membership;
import io.xcom4ee.api.View;
import io.xcom4ee.api.ViewId;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatusJsonTest {
    private final Member one = member("server1");
    private final Member two = member("server2");

    private static Member member(String name) {
        return new Member(name, UUID.randomUUID(), "127.0.0.1:7401", 1, 50, true);
    }

    @Test
    void marksThePrimaryAndThisServer() {
        View view = new View(
                new ViewId(new UUID(0, 0), 1, 3),
                7,
                List.of(one, two),
                one,
                3,
                List.of(),
                List.of(),
                List.of(),
                2,
                Membership.LISTED);
        JsonObject json = StatusJson.of(new GroupStatus(
                "sample",
                "server2",
                GroupPhase.BLOCKED,
                Optional.of(view),
                List.of(new MemberStatus(one, MemberState.UNREACHABLE), new MemberStatus(two, MemberState.ONLINE)),
                false,
                9,
                1,
                "waits for server1",
                1024));

        assertThat(json.getString("view")).startsWith("1.3@");
        assertThat(json.getInt("reachable")).isEqualTo(1);
        assertThat(json.getInt("needed")).isEqualTo(2);
        JsonObject first = json.getJsonArray("members").getJsonObject(0);
        assertThat(first.getBoolean("primary")).isTrue();
        assertThat(first.getBoolean("here")).isFalse();
        assertThat(first.getString("state")).isEqualTo("UNREACHABLE");
        JsonObject second = json.getJsonArray("members").getJsonObject(1);
        assertThat(second.getBoolean("primary")).isFalse();
        assertThat(second.getBoolean("here")).isTrue();
    }

    @Test
    void hasNoViewBeforeTheFirst() {
        JsonObject json = StatusJson.of(new GroupStatus(
                "sample",
                "server1",
                GroupPhase.SEARCHING,
                Optional.empty(),
                List.of(),
                false,
                0,
                0,
                "looks for a group",
                1024));

        assertThat(json.containsKey("view")).isFalse();
        assertThat(json.getJsonArray("members")).isEmpty();
        assertThat(json.getString("reason")).isEqualTo("looks for a group");
    }
}
