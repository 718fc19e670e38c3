package io.xcom4ee.it.ear;

import io.xcom4ee.api.event.Clustered;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** In the EJB jar. */
@Stateless
public class Notifier {
    @Inject
    @Clustered
    @Loud(3)
    private Event<Notice> notices;

    @Inject
    private NoticeBoard board;

    /** Tells the group. */
    public void tell(String text) {
        notices.fire(new Notice(text));
    }

    /** Is told. */
    public void told(@Observes @Clustered Notice notice) {
        board.note("EJB jar", notice);
    }
}
