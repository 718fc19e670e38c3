package io.xcom4ee.it.app;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.event.Clustered;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** An enterprise bean with the channel of a group by its name. */
@Stateless
public class EjbBroadcaster {
    @Inject
    @Group("it")
    private GroupChannel channel;

    @Inject
    @Clustered
    private Event<OrderPlaced> placed;

    /** As the channel does. */
    public CompletionStage<Delivery> broadcast(byte[] payload, Duration deadline) {
        return channel.broadcast(payload, deadline);
    }

    /** Fires an event at every member. */
    public CompletionStage<OrderPlaced> fire(OrderPlaced order) {
        return placed.fireAsync(order);
    }
}
