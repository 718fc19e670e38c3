package io.xcom4ee.it.app;

import io.xcom4ee.api.CurrentTerm;
import io.xcom4ee.api.OnPrimary;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import jakarta.json.Json;

/** A timer of each server, of which the primary's alone does something. */
@Singleton
public class Ticker {
    @Inject
    private Journal journal;

    /** Every second. */
    @Schedule(second = "*", minute = "*", hour = "*", persistent = false)
    @OnPrimary
    public void tick() {
        journal.note(Json.createObjectBuilder()
                .add("kind", "tick")
                .add("by", "timer")
                .add("fencingToken", CurrentTerm.require().fencingToken()));
    }
}
