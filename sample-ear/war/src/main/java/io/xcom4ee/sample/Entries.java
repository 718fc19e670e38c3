package io.xcom4ee.sample;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.View;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;

/** What the page shows as one row: a message, a view, or a note that concerns this server only. */
final class Entries {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private Entries() {}

    static JsonObject message(GroupMessage message) {
        return entry("message")
                .add("position", message.position())
                .add("sender", message.sender().name())
                .add("text", message.text())
                .add("view", message.view().toString())
                .build();
    }

    static JsonObject view(View view) {
        return entry("view")
                .add("id", view.id().toString())
                .add("position", view.position())
                .add("members", names(view.members()))
                .add("joined", names(view.joined()))
                .add("left", names(view.left()))
                .add("expelled", names(view.expelled()))
                .build();
    }

    /** The level is {@code info}, {@code warning} or {@code error}. */
    static JsonObject note(String level, String text) {
        return entry("note").add("level", level).add("text", text).build();
    }

    private static JsonObjectBuilder entry(String kind) {
        return JSON.createObjectBuilder().add("kind", kind).add("at", System.currentTimeMillis());
    }

    private static JsonArrayBuilder names(List<Member> members) {
        JsonArrayBuilder names = JSON.createArrayBuilder();
        members.forEach(member -> names.add(member.name()));
        return names;
    }
}
