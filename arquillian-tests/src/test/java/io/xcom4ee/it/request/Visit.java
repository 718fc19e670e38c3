package io.xcom4ee.it.request;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Counts how often it is used in one request. */
@RequestScoped
public class Visit {
    @Inject
    private Diary diary;

    private String text = "nothing";
    private int uses;

    /** Answers how often it was used so far. */
    public int use(String newText) {
        text = newText;
        uses++;
        return uses;
    }

    @PreDestroy
    void end() {
        diary.note("visit of " + text + " ends after " + uses);
    }
}
