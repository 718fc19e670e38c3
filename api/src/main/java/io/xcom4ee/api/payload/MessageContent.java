package io.xcom4ee.api.payload;

import java.util.Objects;
import java.util.Optional;

/**
 * What the bytes of a message hold: a payload of its own (raw), or a payload in an envelope, or something that claims to be
 * an envelope and cannot be read.
 *
 * @param envelope empty if there is none or it cannot be read
 * @param problem why it cannot be read; empty if all is well
 * @param offset where the payload begins in the array that was read
 * @param length of the payload; of all bytes if the envelope cannot be read
 */
public record MessageContent(Optional<Envelope> envelope, Optional<PayloadException> problem, int offset, int length) {
    public MessageContent {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(problem, "problem");
    }

    static MessageContent raw(int offset, int length) {
        return new MessageContent(Optional.empty(), Optional.empty(), offset, length);
    }

    static MessageContent unreadable(PayloadException problem, int offset, int length) {
        return new MessageContent(Optional.empty(), Optional.of(problem), offset, length);
    }

    /**
     * The envelope, empty of a raw message.
     *
     * @throws PayloadException if it cannot be read
     */
    public Optional<Envelope> readable() {
        if (problem.isPresent()) {
            throw problem.get();
        }
        return envelope;
    }
}
