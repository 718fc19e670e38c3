package io.xcom4ee.it.groups;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.Received;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Broadcasts to two groups, and remembers what each delivers. */
@ApplicationScoped
public class TwoGroups {
    private final List<String> ofIt = new CopyOnWriteArrayList<>();
    private final List<String> ofAudit = new CopyOnWriteArrayList<>();

    @Inject
    @Group("it")
    private GroupChannel channelOfIt;

    @Inject
    @Group("audit")
    private GroupChannel audit;

    void toldIt(@Observes @Received @Group("it") GroupMessage message) {
        ofIt.add(message.position() + " " + message.text());
    }

    void toldAudit(@Observes @Received @Group("audit") GroupMessage message) {
        ofAudit.add(message.position() + " " + message.text());
    }

    /** The channel of that group. */
    public GroupChannel channel(String group) {
        return group.equals("audit") ? audit : channelOfIt;
    }

    /** What that group has delivered, in its order. */
    public List<String> delivered(String group) {
        return group.equals("audit") ? ofAudit : ofIt;
    }
}
