package io.xcom4ee.it.modules;

import io.xcom4ee.api.event.Received;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What one module was told. */
@ApplicationScoped
public class Inbox {
    private final List<String> texts = new CopyOnWriteArrayList<>();

    void told(@Observes @Received(topic = "mail") String text) {
        texts.add(text);
    }

    /** In the order in which it came. */
    public List<String> texts() {
        return texts;
    }
}
