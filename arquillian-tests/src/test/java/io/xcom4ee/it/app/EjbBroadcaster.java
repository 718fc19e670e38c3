package io.xcom4ee.it.app;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupChannel;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** An enterprise bean with the channel of a group by its name. */
@Stateless
public class EjbBroadcaster {
    @Inject
    @Group("it")
    private GroupChannel channel;

    /** As the channel does. */
    public CompletionStage<Delivery> broadcast(byte[] payload, Duration deadline) {
        return channel.broadcast(payload, deadline);
    }
}
