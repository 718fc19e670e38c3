package io.xcom4ee.core.message;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * Messages packed into one array: each is four bytes of length, high byte first, and its bytes. Immutable by contract:
 * the array is shared between the slots, the peers' queues and the hand-over, and nobody writes to it.
 */
public final class Payloads implements Iterable<byte[]> {
    private static final int LENGTH_BYTES = 4;

    private final int count;
    private final byte[] packed;

    private Payloads(int count, byte[] packed) {
        this.count = count;
        this.packed = packed;
    }

    /** Packs the messages in this order. */
    public static Payloads of(List<byte[]> messages) {
        int size = 0;
        for (byte[] message : messages) {
            size += LENGTH_BYTES + message.length;
        }
        byte[] packed = new byte[size];
        int at = 0;
        for (byte[] message : messages) {
            writeLength(packed, at, message.length);
            System.arraycopy(message, 0, packed, at + LENGTH_BYTES, message.length);
            at += LENGTH_BYTES + message.length;
        }
        return new Payloads(messages.size(), packed);
    }

    /** Packs a part of a message as one message. */
    public static Payloads ofPart(byte[] message, int offset, int length) {
        byte[] packed = new byte[LENGTH_BYTES + length];
        writeLength(packed, 0, length);
        System.arraycopy(message, offset, packed, LENGTH_BYTES, length);
        return new Payloads(1, packed);
    }

    /**
     * One packed message whose bytes come piece by piece. The pieces are kept as they are until the last one has come: what
     * a message will need in the end nobody has to have while it is incomplete.
     *
     * <p>Confined to: the member's event loop.
     */
    public static final class Assembly {
        private final List<Payloads> pieces = new ArrayList<>();
        private int bytes;

        /** Bytes of the message that have come. */
        public int bytes() {
            return bytes;
        }

        /** Takes the only message of the piece as the next bytes. */
        public void add(Payloads piece) {
            pieces.add(piece);
            bytes += piece.messageBytes();
        }

        /** The message that consists of what has come. */
        public Payloads whole() {
            byte[] packed = new byte[LENGTH_BYTES + bytes];
            writeLength(packed, 0, bytes);
            int at = LENGTH_BYTES;
            for (Payloads piece : pieces) {
                System.arraycopy(piece.packed, LENGTH_BYTES, packed, at, piece.messageBytes());
                at += piece.messageBytes();
            }
            return new Payloads(1, packed);
        }

        /** Bytes that are kept for it. */
        public int sizeBytes() {
            return bytes + pieces.size() * LENGTH_BYTES;
        }
    }

    /**
     * Takes packed bytes as they came from a peer, and takes ownership of the array.
     *
     * @throws IllegalArgumentException if they are not exactly {@code count} well-formed messages
     */
    public static Payloads ofPacked(int count, byte[] packed) {
        Objects.requireNonNull(packed, "packed");
        int at = 0;
        int seen = 0;
        while (at < packed.length) {
            if (packed.length - at < LENGTH_BYTES) {
                throw new IllegalArgumentException("a length is cut off");
            }
            int length = readLength(packed, at);
            if (length < 0 || length > packed.length - at - LENGTH_BYTES) {
                throw new IllegalArgumentException("a message of " + length + " bytes reaches beyond its batch");
            }
            at += LENGTH_BYTES + length;
            seen++;
        }
        if (seen != count) {
            throw new IllegalArgumentException("a batch of " + count + " messages holds " + seen);
        }
        return new Payloads(count, packed);
    }

    /** How many messages. */
    public int count() {
        return count;
    }

    /** Bytes of the packed form. */
    public int sizeBytes() {
        return packed.length;
    }

    /** Bytes of the messages themselves. */
    public int messageBytes() {
        return packed.length - count * LENGTH_BYTES;
    }

    /** The packed form, shared: read only. */
    public byte[] packed() {
        return packed;
    }

    /** A copy of each message, in order. */
    @Override
    public Iterator<byte[]> iterator() {
        return new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < packed.length;
            }

            @Override
            public byte[] next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int length = readLength(packed, at);
                byte[] message = new byte[length];
                System.arraycopy(packed, at + LENGTH_BYTES, message, 0, length);
                at += LENGTH_BYTES + length;
                return message;
            }
        };
    }

    /** A copy of each message, in order. */
    public List<byte[]> toList() {
        return StreamSupport.stream(spliterator(), false).toList();
    }

    private static void writeLength(byte[] target, int at, int length) {
        target[at] = (byte) (length >>> 24);
        target[at + 1] = (byte) (length >>> 16);
        target[at + 2] = (byte) (length >>> 8);
        target[at + 3] = (byte) length;
    }

    private static int readLength(byte[] source, int at) {
        return (source[at] & 0xff) << 24
                | (source[at + 1] & 0xff) << 16
                | (source[at + 2] & 0xff) << 8
                | (source[at + 3] & 0xff);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payloads that && count == that.count && java.util.Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(packed);
    }

    @Override
    public String toString() {
        return count + " messages, " + packed.length + " bytes";
    }
}
