package io.xcom4ee.ra.inbound;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.Membership;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.View;
import io.xcom4ee.api.ViewId;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.api.payload.EncodedPayload;
import io.xcom4ee.api.payload.Envelope;
import io.xcom4ee.api.payload.PayloadCodecs;
import io.xcom4ee.ra.channel.ForwardingChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A group whose messages and views a test makes. */
final class FakeGroup extends ForwardingChannel {
    static final ViewId VIEW = new ViewId(new UUID(0, 1), 1, 1);
    private static final Member SENDER = new Member("server2", new UUID(0, 2), "host:1", 2, 50, true);

    private final List<GroupListener> listeners = new ArrayList<>();
    private long position;

    List<GroupListener> listeners() {
        return listeners;
    }

    @Override
    protected GroupChannel target() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String group() {
        return "orders";
    }

    @Override
    public Subscription subscribe(GroupListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Messages that were broadcast as bytes. */
    void deliver(String... texts) {
        for (String text : texts) {
            deliver(message(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    void deliver(GroupMessage message) {
        List.copyOf(listeners).forEach(listener -> listener.onMessage(message));
    }

    GroupMessage message(byte[] bytes) {
        position++;
        return new GroupMessage("orders", position, VIEW, SENDER, bytes);
    }

    /** A message that was sent as a value; blank for no topic. */
    GroupMessage value(String topic, Object value) {
        EncodedPayload payload = PayloadCodecs.standard().encode(value);
        Optional<String> about = Optional.of(topic).filter(name -> !name.isEmpty());
        return message(payload.inEnvelope(new Envelope(about, payload.type(), payload.codec(), new TreeMap<>())));
    }

    /** A message that claims to be an envelope and is none. */
    GroupMessage malformed() {
        return message(new byte[] {(byte) 0xff, 'X', 'C', 'O', 'M', 1, 99});
    }

    void install(long number) {
        View view = new View(
                new ViewId(new UUID(0, 1), 1, number),
                position,
                List.of(SENDER),
                SENDER,
                1,
                List.of(),
                List.of(),
                List.of(),
                1,
                Membership.LISTED);
        List.copyOf(listeners).forEach(listener -> listener.onViewChanged(new ViewEvent("orders", view, false)));
    }

    void overrun() {
        List<GroupListener> all = List.copyOf(listeners);
        listeners.clear();
        all.forEach(GroupListener::onOverrun);
    }
}
