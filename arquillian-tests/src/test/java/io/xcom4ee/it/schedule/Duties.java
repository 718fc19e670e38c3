package io.xcom4ee.it.schedule;

import io.xcom4ee.api.CurrentTerm;
import io.xcom4ee.api.OnPrimary;
import io.xcom4ee.it.app.Journal;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;

/** What is to be done once for all servers; each method notes the term in which it runs. */
@ApplicationScoped
public class Duties {
    @Inject
    private Journal journal;

    /** For a task that is repeated at a fixed rate. */
    @OnPrimary
    public void atFixedRate() {
        note("fixed rate");
    }

    /** For a task with a trigger. */
    @OnPrimary
    public void byTrigger() {
        note("trigger");
    }

    /** On a thread of its own, for which the member is asked there. */
    @Asynchronous
    @OnPrimary
    public void asynchronously() {
        note("asynchronous");
    }

    private void note(String by) {
        journal.note(Json.createObjectBuilder()
                .add("kind", "tick")
                .add("by", by)
                .add("fencingToken", CurrentTerm.require().fencingToken()));
    }
}
