package io.xcom4ee.cdi.guide;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.event.Received;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** The lines that anybody has written on any server, in the same order on all of them. */
@ApplicationScoped
public class Guestbook {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Inject
    @Group("sample")
    GroupChannel channel;

    /** Ends when a majority of the servers has agreed on the line's place. */
    public CompletionStage<Delivery> write(String line) {
        return channel.send(line);
    }

    void onLine(@Observes @Received @Group("sample") String line) {
        lines.add(line);
    }

    /** Ends when everything that was written anywhere before is in {@link #lines()} here. */
    public CompletionStage<Long> upToDate() {
        return channel.barrier();
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
