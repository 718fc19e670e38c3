package io.xcom4ee.it.app;

import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.MemberStatus;
import io.xcom4ee.api.View;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** What a member knows, in JSON. */
public final class StatusJson {
    private StatusJson() {}

    /** The whole status. */
    public static JsonObjectBuilder of(GroupStatus status) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("group", status.group())
                .add("member", status.memberName())
                .add("phase", status.phase().name())
                .add("reason", status.reason())
                .add("quorum", status.quorum())
                .add("position", status.position());
        status.view().ifPresent(view -> json.addAll(of(view)));
        JsonObjectBuilder states = Json.createObjectBuilder();
        for (MemberStatus each : status.members()) {
            states.add(each.member().name(), each.state().name());
        }
        return json.add("states", states);
    }

    static JsonObjectBuilder of(View view) {
        JsonObjectBuilder incarnations = Json.createObjectBuilder();
        view.members()
                .forEach(member ->
                        incarnations.add(member.name(), member.incarnation().toString()));
        return Json.createObjectBuilder()
                .add("view", view.id().toString())
                .add("epoch", view.id().epoch())
                .add("members", names(view.members()))
                .add("incarnations", incarnations)
                .add("joined", names(view.joined()))
                .add("left", names(view.left()))
                .add("expelled", names(view.expelled()))
                .add("primary", view.primary().name())
                .add("fencingToken", view.fencingToken());
    }

    private static JsonArrayBuilder names(List<Member> members) {
        return Json.createArrayBuilder(members.stream().map(Member::name).toList());
    }
}
