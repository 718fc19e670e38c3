package io.xcom4ee.it.runat;

import io.xcom4ee.api.CurrentTerm;
import io.xcom4ee.api.OnPrimary;
import io.xcom4ee.it.app.Journal;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.concurrent.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.json.Json;

/** An asynchronous method with a schedule: it is called once, and the server runs it again and again. */
@ApplicationScoped
public class EverySecond {
    @Inject
    private Journal journal;

    /** Through the container, which intercepts the call. */
    void begin(@Observes Startup started, EverySecond self) {
        self.run();
    }

    /** Notes the term in which it runs. */
    @Asynchronous(runAt = @Schedule(cron = "* * * * * *"))
    @OnPrimary
    public void run() {
        journal.note(Json.createObjectBuilder()
                .add("kind", "tick")
                .add("by", "asynchronous schedule")
                .add("fencingToken", CurrentTerm.require().fencingToken()));
    }
}
