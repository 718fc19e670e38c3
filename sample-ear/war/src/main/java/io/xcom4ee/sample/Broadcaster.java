package io.xcom4ee.sample;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupChannel;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Sends what somebody typed to all servers. An enterprise bean, because channels are injected into those too. */
@Stateless
public class Broadcaster {
    /** How long a person is kept waiting for the outcome. */
    static final Duration DEADLINE = Duration.ofSeconds(5);

    @Inject
    @Group("sample")
    private GroupChannel channel;

    /** Ends in a delivery, in "not delivered" or in "outcome unknown", at the latest after {@link #DEADLINE}. */
    public CompletionStage<Delivery> broadcast(byte[] text) {
        return channel.broadcast(text, DEADLINE);
    }
}
