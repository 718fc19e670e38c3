package io.xcom4ee.it.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;

/** Is told when requests begin and end. Those that come by HTTP are not what is looked at. */
@ApplicationScoped
public class Bell {
    @Inject
    private Diary diary;

    void begins(@Observes @Initialized(RequestScoped.class) Object event) {
        note("begins", event);
    }

    void ending(@Observes @BeforeDestroyed(RequestScoped.class) Object event) {
        note("ending", event);
    }

    void ended(@Observes @Destroyed(RequestScoped.class) Object event) {
        note("ended", event);
    }

    private void note(String moment, Object event) {
        if (!(event instanceof ServletRequest)) {
            diary.note("request " + moment);
        }
    }
}
