package io.xcom4ee.it.request;

import io.xcom4ee.api.event.Received;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Is told texts, and uses nothing of a request. */
@ApplicationScoped
public class Guest {
    @Inject
    private Diary diary;

    void told(@Observes @Received(topic = "visits") String text) {
        diary.note(text);
    }
}
