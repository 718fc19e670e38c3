package io.xcom4ee.it.app;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.Clustered;
import io.xcom4ee.api.event.Expelled;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.MemberJoined;
import io.xcom4ee.api.event.MemberLeft;
import io.xcom4ee.api.event.MemberReachable;
import io.xcom4ee.api.event.MemberUnreachable;
import io.xcom4ee.api.event.PrimaryChanged;
import io.xcom4ee.api.event.PrimaryEvent;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.api.event.QuorumLost;
import io.xcom4ee.api.event.QuorumRegained;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.api.event.ViewChanged;
import io.xcom4ee.api.event.ViewEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Everything that the application was told of its group since it started, in the order in which it was told. */
@ApplicationScoped
public class Journal {
    /** Guarded by itself. */
    private final List<JsonObject> entries = new ArrayList<>();

    void onMessage(@Observes @Received GroupMessage message) {
        note(kind("message")
                .add("position", message.position())
                .add("view", message.view().toString())
                .add("sender", message.sender().name())
                .add("text", message.text())
                .add("module", moduleName()));
    }

    void onOrder(@Observes @Received(topic = "orders") OrderPlaced order, GroupMessage message) {
        note(kind("order")
                .add("position", message.position())
                .add("sender", message.sender().name())
                .add("order", order.toString())
                .add("module", moduleName()));
    }

    void onClustered(@Observes @Clustered OrderPlaced order, GroupMessage message) {
        note(kind("clustered").add("position", message.position()).add("order", order.toString()));
    }

    void onMoney(@ObservesAsync @Received Money money) {
        note(kind("money").add("cents", money.cents()).add("module", moduleName()));
    }

    void onJoined(@Observes @MemberJoined MemberEvent event) {
        note(kind("joined").add("member", event.member().name()));
    }

    void onLeft(@Observes @MemberLeft MemberEvent event) {
        note(kind("left").add("member", event.member().name()));
    }

    void onExpelled(@Observes @Expelled MemberEvent event) {
        note(kind("expelled").add("member", event.member().name()));
    }

    void onView(@Observes @ViewChanged @Group("it") ViewEvent event) {
        note(kind("view").add("replayed", event.replayed()).addAll(StatusJson.of(event.view())));
    }

    void onPrimary(@Observes @PrimaryChanged PrimaryEvent event) {
        note(kind("primary").add("member", event.primary().name()).add("fencingToken", event.fencingToken()));
    }

    void onUnreachable(@Observes @MemberUnreachable MemberEvent event) {
        note(kind("unreachable").add("member", event.member().name()));
    }

    void onReachable(@Observes @MemberReachable MemberEvent event) {
        note(kind("reachable").add("member", event.member().name()));
    }

    void onQuorumLost(@Observes @QuorumLost QuorumEvent event) {
        note(kind("quorum-lost").add("reachable", event.reachable()).add("needed", event.needed()));
    }

    void onQuorumRegained(@Observes @QuorumRegained QuorumEvent event) {
        note(kind("quorum-regained").add("reachable", event.reachable()).add("needed", event.needed()));
    }

    private static JsonObjectBuilder kind(String kind) {
        return Json.createObjectBuilder().add("kind", kind);
    }

    /** Only in the application's own context is there a name to be found. */
    @SuppressWarnings("BanJNDI") // A fixed name of the server's own.
    private static String moduleName() {
        try {
            return InitialContext.doLookup("java:module/ModuleName");
        } catch (NamingException e) {
            return e.toString();
        }
    }

    /** Adds an entry. */
    public void note(JsonObjectBuilder entry) {
        synchronized (entries) {
            entries.add(entry.build());
        }
    }

    /** All entries but the first ones. */
    public List<JsonObject> entries(int from) {
        synchronized (entries) {
            return List.copyOf(entries.subList(Math.min(from, entries.size()), entries.size()));
        }
    }
}
