package io.xcom4ee.sample;

import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.MemberStatus;
import io.xcom4ee.api.View;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/** A member's status as the page and {@code run-sample} read it. */
final class StatusJson {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private StatusJson() {}

    static JsonObject of(GroupStatus status) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("server", status.memberName())
                .add("group", status.group())
                .add("phase", status.phase().name())
                .add("reason", status.reason())
                .add("quorum", status.quorum())
                .add("reachable", status.reachable())
                .add("needed", status.quorumNeeded())
                .add("position", status.position())
                .add("backlog", status.backlog());
        status.view().ifPresent(view -> json.add("view", view.id().toString()));
        return json.add("members", members(status)).build();
    }

    private static JsonArrayBuilder members(GroupStatus status) {
        JsonArrayBuilder members = JSON.createArrayBuilder();
        String primary = status.view().map(View::primary).map(Member::name).orElse("");
        for (MemberStatus each : status.members()) {
            Member member = each.member();
            members.add(JSON.createObjectBuilder()
                    .add("name", member.name())
                    .add("state", each.state().name())
                    .add("voter", member.voter())
                    .add("primary", member.name().equals(primary))
                    .add("here", member.name().equals(status.memberName()))
                    .add("address", member.address()));
        }
        return members;
    }
}
