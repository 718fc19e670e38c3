package io.xcom4ee.sample;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all pages of this server see: the recent history, then everything new, in one order. A page names the last entry
 * that it has and gets what came after, as far as it is kept.
 */
@ApplicationScoped
public class Feed {
    static final int HISTORY_ENTRIES_MAX = 200;

    /** Tells this process from the one before a restart, whose entry numbers mean something else. */
    private final String process = UUID.randomUUID().toString().substring(0, 8);

    private final History history = new History(HISTORY_ENTRIES_MAX);

    /** Concurrent, because pages go away on threads of the container that must not wait for this feed's lock. */
    private final Set<PageConnection> pages = ConcurrentHashMap.newKeySet();

    private String status = "";

    /** Adds an entry for everybody. */
    synchronized void append(JsonObject entry) {
        tellAll(event(history.append(entry.toString())));
    }

    /** Tells everybody the status, unless they know it. */
    synchronized void status(JsonObject newest) {
        String json = newest.toString();
        if (!json.equals(status)) {
            status = json;
            tellAll(event("status", status));
        }
    }

    /** Tells everybody that this server is alive; finds out who has gone. */
    synchronized void beat() {
        tellAll(event("beat", "{}"));
    }

    /** Lets a page listen: first what it missed and how things stand, then, without a gap, everything new. */
    synchronized void attach(PageConnection page, String lastEntry) {
        page.offer(event("hello", "{\"process\":\"" + process + "\"}"));
        history.after(numberIn(lastEntry)).forEach(entry -> page.offer(event(entry)));
        page.offer(event("status", status));
        page.offer(event("live", "{}"));
        pages.add(page);
    }

    void detach(PageConnection page) {
        pages.remove(page);
    }

    @PreDestroy
    synchronized void end() {
        pages.forEach(PageConnection::close);
    }

    private void tellAll(String event) {
        pages.removeIf(page -> !page.offer(event));
    }

    /** 0 if the page has seen nothing of this process. */
    private long numberIn(String lastEntry) {
        String prefix = process + "-";
        if (!lastEntry.startsWith(prefix)) {
            return 0;
        }
        try {
            return Long.parseLong(lastEntry.substring(prefix.length()));
        } catch (NumberFormatException notOurs) {
            return 0;
        }
    }

    private String event(History.Entry entry) {
        return "id: " + process + "-" + entry.number() + "\n" + event("entry", entry.json());
    }

    private static String event(String type, String json) {
        return "event: " + type + "\ndata: " + json + "\n\n";
    }
}
