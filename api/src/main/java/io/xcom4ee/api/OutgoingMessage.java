package io.xcom4ee.api;

import io.xcom4ee.api.payload.EncodedPayload;
import io.xcom4ee.api.payload.Envelope;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A value on its way into a channel, encoded. Immutable. A {@link Sender} makes it; who wraps a channel may hold it back, or
 * add a header or a deadline.
 */
public final class OutgoingMessage {
    private final Envelope envelope;
    private final EncodedPayload payload;
    private final Acknowledgement acknowledgement;
    private final Optional<Duration> deadline;

    /**
     * With everything that there is to say.
     *
     * @param deadline positive; empty for the channel's default
     */
    public OutgoingMessage(
            Envelope envelope, EncodedPayload payload, Acknowledgement acknowledgement, Optional<Duration> deadline) {
        this.envelope = Objects.requireNonNull(envelope, "envelope");
        this.payload = Objects.requireNonNull(payload, "payload");
        this.acknowledgement = Objects.requireNonNull(acknowledgement, "acknowledgement");
        this.deadline = Objects.requireNonNull(deadline, "deadline");
    }

    /** What it says of its payload. */
    public Envelope envelope() {
        return envelope;
    }

    /** When its sender wants to hear of it. */
    public Acknowledgement acknowledgement() {
        return acknowledgement;
    }

    /** How long its outcome may take; empty for the channel's default. */
    public Optional<Duration> deadline() {
        return deadline;
    }

    /**
     * The same, with one header more, or another value of it.
     *
     * @throws IllegalArgumentException if that is beyond the limits of an envelope
     */
    public OutgoingMessage withHeader(String name, String value) {
        return new OutgoingMessage(envelope.withHeader(name, value), payload, acknowledgement, deadline);
    }

    /** The same, with that deadline if it has none yet. */
    public OutgoingMessage withDeadlineIfNone(Optional<Duration> otherwise) {
        return new OutgoingMessage(envelope, payload, acknowledgement, deadline.or(() -> otherwise));
    }

    /** What the group is to agree on: a new array each time. */
    public byte[] toByteArray() {
        return payload.inEnvelope(envelope);
    }

    /** How many bytes {@link #toByteArray} has, without making them. */
    public int size() {
        return payload.sizeInEnvelope(envelope);
    }

    @Override
    public String toString() {
        return "OutgoingMessage[" + envelope.type()
                + envelope.topic().map(name -> " about " + name).orElse("") + ", " + payload.size() + " bytes]";
    }
}
