package io.xcom4ee.it;

import io.xcom4ee.it.server.JakartaVersion;
import io.xcom4ee.it.server.LibertyServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What ran on a server because it was the primary, by an enterprise bean's timer and by the schedules of Jakarta Concurrency. */
final class PrimaryRuns {
    /** Who calls such methods, on every server, about once a second. */
    private static final Set<String> CALLERS = JakartaVersion.isEleven()
            ? Set.of("timer", "fixed rate", "trigger", "asynchronous", "asynchronous schedule")
            : Set.of("timer", "fixed rate", "trigger", "asynchronous");

    private PrimaryRuns() {}

    /** The term of a server that is the primary, when each of the callers has run something in it. */
    static long awaitTerm(LibertyServer primary) throws IOException {
        long term = primary.remote().status().getJsonNumber("fencingToken").longValue();
        primary.awaitJournal(
                "has run everything of the primary",
                0,
                entries -> callers(entries, term).equals(CALLERS));
        return term;
    }

    private static Set<String> callers(List<JsonObject> entries, long term) {
        return runs(entries).stream()
                .filter(run -> term(run) == term)
                .map(run -> run.getString("by"))
                .collect(Collectors.toSet());
    }

    /** The terms in which something ran. */
    static List<Long> terms(List<JsonObject> entries) {
        return runs(entries).stream().map(PrimaryRuns::term).toList();
    }

    private static List<JsonObject> runs(List<JsonObject> entries) {
        return entries.stream()
                .filter(entry -> entry.getString("kind").equals("tick"))
                .toList();
    }

    private static long term(JsonObject run) {
        return run.getJsonNumber("fencingToken").longValue();
    }
}
