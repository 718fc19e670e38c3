package io.xcom4ee.api;

import io.xcom4ee.api.payload.EncodedPayload;
import io.xcom4ee.api.payload.Envelope;
import io.xcom4ee.api.payload.PayloadCodecs;
import io.xcom4ee.api.payload.PayloadException;
import io.xcom4ee.api.payload.PayloadProblem;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sends values through a channel: records and beans as JSON, bytes and strings as they are, a type with a codec of its own by
 * that. Immutable and thread-safe: each method that says something more of the messages gives another sender, and any of them
 * may be kept and used for any number of messages.
 *
 * <pre>{@code
 * channel.topic("orders").header("tenant", "7").send(new OrderPlaced(...));
 * }</pre>
 */
public final class Sender {
    private final GroupChannel channel;
    private final PayloadCodecs codecs;
    private final @Nullable String topic;
    private final SortedMap<String, String> headers;
    private final Acknowledgement acknowledgement;
    private final @Nullable Duration deadline;

    private Sender(
            GroupChannel channel,
            PayloadCodecs codecs,
            @Nullable String topic,
            SortedMap<String, String> headers,
            Acknowledgement acknowledgement,
            @Nullable Duration deadline) {
        this.channel = channel;
        this.codecs = codecs;
        this.topic = topic;
        this.headers = headers;
        this.acknowledgement = acknowledgement;
        this.deadline = deadline;
    }

    /** Sends through that channel, by these codecs, without a topic, as {@link GroupChannel#broadcast(byte[])} does. */
    public static Sender through(GroupChannel channel, PayloadCodecs codecs) {
        return new Sender(
                Objects.requireNonNull(channel, "channel"),
                Objects.requireNonNull(codecs, "codecs"),
                null,
                new TreeMap<>(),
                Acknowledgement.BY_MAJORITY,
                null);
    }

    /**
     * The same, about a topic.
     *
     * @param about 1 to {@link Envelope#TOPIC_LENGTH_MAX} letters, digits, dots, underscores, hyphens and slashes
     * @throws IllegalArgumentException if that is no topic
     */
    public Sender topic(String about) {
        return new Sender(channel, codecs, Envelope.requireTopic(about), headers, acknowledgement, deadline);
    }

    /**
     * The same, with a header that travels with each message. Names that begin with {@link Envelope#OWN_HEADERS} are the
     * product's.
     *
     * @param name 1 to {@link Envelope#HEADER_NAME_LENGTH_MAX} letters, digits, dots, underscores and hyphens
     * @param value at most {@link Envelope#HEADER_VALUE_BYTES_MAX} bytes in UTF-8
     * @throws IllegalArgumentException if that is no header, or there are too many
     */
    public Sender header(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        Envelope.requireOwnHeaders(more);
        return new Sender(channel, codecs, topic, more, acknowledgement, deadline);
    }

    /** The same, whose messages are at their end when that is reached. */
    public Sender acknowledgement(Acknowledgement wanted) {
        return new Sender(channel, codecs, topic, headers, Objects.requireNonNull(wanted, "acknowledgement"), deadline);
    }

    /**
     * The same, whose outcomes take no longer than that.
     *
     * @param longest positive
     * @throws IllegalArgumentException if it is not positive
     */
    public Sender deadline(Duration longest) {
        if (longest.isZero() || longest.isNegative()) {
            throw new IllegalArgumentException("the deadline is not positive: " + longest);
        }
        return new Sender(channel, codecs, topic, headers, acknowledgement, longest);
    }

    /**
     * Broadcasts a value. It is encoded before this method returns, on the calling thread; what is changed in it later is not
     * sent. The stage ends as that of {@link GroupChannel#broadcast(byte[], Acknowledgement, Duration)} does.
     *
     * @param value a record, a bean, a string, {@code byte[]}, or anything that a codec is for; no list, no map and no other
     *     array, whose receivers could not say what they expect in it
     * @throws PayloadException if the value cannot be encoded; nothing was broadcast
     * @throws MessageTooLargeException if value and envelope are together larger than
     *     {@link GroupStatus#messageSizeBytesMax()}; nothing was broadcast
     */
    public CompletionStage<Delivery> send(Object value) {
        EncodedPayload payload = codecs.encode(Objects.requireNonNull(value, "value"));
        Envelope envelope;
        try {
            envelope = new Envelope(Optional.ofNullable(topic), payload.type(), payload.codec(), headers);
        } catch (IllegalArgumentException e) { // The name of the type, which is not this call's fault.
            throw new PayloadException(PayloadProblem.NOT_ENCODED, String.valueOf(e.getMessage()), e);
        }
        return channel.broadcast(
                new OutgoingMessage(envelope, payload, acknowledgement, Optional.ofNullable(deadline)));
    }
}
