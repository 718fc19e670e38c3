package io.xcom4ee.it.app;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Primary;
import io.xcom4ee.api.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A CDI bean with the application's default channel. */
@ApplicationScoped
public class BeanBroadcaster {
    @Inject
    private GroupChannel channel;

    @Inject
    @Group("it")
    private Instance<View> view;

    @Inject
    private Primary primary;

    /** As the channel does. */
    public CompletionStage<Delivery> broadcast(byte[] payload, Duration deadline) {
        return channel.broadcast(payload, deadline);
    }

    /** As the channel does. */
    public CompletionStage<Delivery> send(String topic, Object value) {
        return channel.topic(topic).header("sent-by", "a bean").send(value);
    }

    /** The view of the moment. */
    public View view() {
        return view.get();
    }

    /** Who is the primary. */
    public Primary primary() {
        return primary;
    }

    /** As the channel does. */
    public GroupStatus status() {
        return channel.status();
    }
}
