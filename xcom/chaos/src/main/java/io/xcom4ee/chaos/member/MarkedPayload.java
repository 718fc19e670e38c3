package io.xcom4ee.chaos.member;

import io.xcom4ee.chaos.history.MessageId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a message under test holds: the id, then bytes that follow from id and size alone. Whoever receives it can tell
 * whether any byte is another than was sent.
 */
final class MarkedPayload {
    /** Lengths of the process name and the sequence number. */
    private static final int HEAD_BYTES = Byte.BYTES + Long.BYTES;

    private MarkedPayload() {}

    /** @param bytes of the whole; raised to what the id needs */
    static byte[] of(MessageId id, int bytes) {
        byte[] process = id.process().getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(Math.max(bytes, HEAD_BYTES + process.length));
        buffer.put((byte) process.length).put(process).putLong(id.sequence());
        fill(buffer, id);
        return buffer.array();
    }

    private static void fill(ByteBuffer buffer, MessageId id) {
        SplittableRandom filler = new SplittableRandom(id.process().hashCode() * 31L + id.sequence());
        while (buffer.remaining() >= Long.BYTES) {
            buffer.putLong(filler.nextLong());
        }
        while (buffer.hasRemaining()) {
            buffer.put((byte) filler.nextInt());
        }
    }

    /** The id that these bytes carry, if they begin with one. */
    static Optional<MessageId> id(ByteBuffer payload) {
        ByteBuffer read = payload.duplicate();
        try {
            byte[] process = new byte[read.get()];
            read.get(process);
            return Optional.of(new MessageId(new String(process, StandardCharsets.UTF_8), read.getLong()));
        } catch (BufferUnderflowException | NegativeArraySizeException strange) {
            return Optional.empty();
        }
    }

    /** Whether every byte is as it was sent. */
    static boolean isIntact(MessageId id, ByteBuffer payload) {
        return ByteBuffer.wrap(of(id, payload.remaining())).equals(payload);
    }
}
