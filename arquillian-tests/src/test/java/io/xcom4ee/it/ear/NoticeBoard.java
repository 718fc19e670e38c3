package io.xcom4ee.it.ear;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who was told which notice. In the library of the EAR. */
@ApplicationScoped
public class NoticeBoard {
    private final List<String> notes = new CopyOnWriteArrayList<>();

    void loud(@Observes @Loud(3) Notice notice) {
        note("library", notice);
    }

    void quiet(@Observes @Loud(1) Notice notice) {
        note("nobody", notice);
    }

    /** Somebody was told it. */
    public void note(String who, Notice notice) {
        notes.add(who + ": " + notice.text());
    }

    /** All notes. */
    public List<String> notes() {
        return notes;
    }
}
