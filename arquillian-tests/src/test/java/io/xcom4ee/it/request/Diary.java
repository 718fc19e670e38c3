package io.xcom4ee.it.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What has happened, in order. */
@ApplicationScoped
public class Diary {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** Adds a line. */
    public void note(String line) {
        lines.add(line);
    }

    /** All of them. */
    public List<String> lines() {
        return lines;
    }
}
