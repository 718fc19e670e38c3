package io.xcom4ee.cdi.channel;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.OutgoingMessage;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Follows messages from whoever sends them to whoever handles them, at all members. Thread-safe. */
public interface MessageTracer {

    /** Follows nothing and costs nothing. */
    MessageTracer NONE = new MessageTracer() {
        @Override
        public CompletionStage<Delivery> send(
                String group, OutgoingMessage message, Function<OutgoingMessage, CompletionStage<Delivery>> broadcast) {
            return broadcast.apply(message);
        }

        @Override
        public void process(GroupMessage message, Runnable handling) {
            handling.run();
        }
    };

    /**
     * Broadcasts a message, with headers by which it can be followed. What the application gets is the stage of the broadcast
     * itself, and what that throws.
     */
    CompletionStage<Delivery> send(
            String group, OutgoingMessage message, Function<OutgoingMessage, CompletionStage<Delivery>> broadcast);

    /** Runs what the application does with a message, on the calling thread; throws what that throws. */
    void process(GroupMessage message, Runnable handling);
}
