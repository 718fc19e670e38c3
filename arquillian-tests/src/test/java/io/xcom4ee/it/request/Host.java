package io.xcom4ee.it.request;

import io.xcom4ee.api.event.Received;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Is told texts, and uses the bean of the request itself and by way of an enterprise bean. */
@ApplicationScoped
public class Host {
    @Inject
    private Diary diary;

    @Inject
    private Visit visit;

    @EJB
    private Housekeeper housekeeper;

    void told(@Observes @Received(topic = "visits") String text) {
        diary.note(text + " " + visit.use(text));
        diary.note("housekeeper " + text + " " + housekeeper.use(text));
    }
}
