package io.xcom4ee.core.message;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * Messages in order. Their packed form, in which they travel, is for each four bytes of length, high byte first, and its
 * bytes. Here they are kept either in this form or, large ones and parts of larger ones of this member's own, in the arrays
 * that they came in, which saves a copy. Nothing can be told from which it is.
 *
 * <p>Immutable by contract: arrays are shared between the slots, the peers' queues and the hand-over, and nobody writes to
 * them.
 */
public abstract sealed class Payloads implements Iterable<byte[]> {
    private static final int LENGTH_BYTES = 4;
    private static final byte[] NOTHING = {};

    /**
     * Messages that are this large on average stay in their arrays. What an array costs beyond its bytes, which no limit of a
     * cache counts, is little then.
     */
    private static final int APART_BYTES_MIN = 512;

    /**
     * Parts of messages up to this size are not copied: they share the array of the whole. As long as one of them is kept the
     * whole array is, which no limit of a cache counts: so it is no more than eight parts.
     */
    public static final int SHARED_BYTES_MAX = 1024 * 1024;

    private final int count;
    private final int sizeBytes;

    private Payloads(int count, int sizeBytes) {
        this.count = count;
        this.sizeBytes = sizeBytes;
    }

    /** Takes the messages in this order, and takes ownership of the arrays. */
    public static Payloads of(List<byte[]> messages) {
        int size = 0;
        for (byte[] message : messages) {
            size += LENGTH_BYTES + message.length;
        }
        boolean large = size >= messages.size() * (LENGTH_BYTES + APART_BYTES_MIN);
        return large ? new Apart(List.copyOf(messages), size) : new Packed(messages.size(), packed(messages, size));
    }

    private static byte[] packed(List<byte[]> messages, int size) {
        byte[] packed = new byte[size];
        int at = 0;
        for (byte[] message : messages) {
            writeLength(packed, at, message.length);
            System.arraycopy(message, 0, packed, at + LENGTH_BYTES, message.length);
            at += LENGTH_BYTES + message.length;
        }
        return packed;
    }

    /** A part of a message, as one message of its own. */
    public static Payloads ofPart(byte[] message, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, message.length);
        return message.length <= SHARED_BYTES_MAX
                ? new Part(message, offset, length)
                : new Part(Arrays.copyOfRange(message, offset, offset + length), 0, length);
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
        return new Packed(count, packed);
    }

    /** How many messages. */
    public int count() {
        return count;
    }

    /** Bytes of the packed form. */
    public int sizeBytes() {
        return sizeBytes;
    }

    /** Bytes of the messages themselves. */
    public int messageBytes() {
        return sizeBytes - count * LENGTH_BYTES;
    }

    /** Takes the packed form piece by piece. */
    public interface Target {
        /** Four bytes, the high one first. */
        void i32(int value);

        /** Bytes of an array that is shared: read only. */
        void bytes(byte[] source, int offset, int length);
    }

    /** Writes the packed form. */
    public abstract void writeTo(Target target);

    /** Goes through messages without copying them. Before the first {@link #next} it is at none. */
    public interface Cursor {
        /** Goes to the next message. False if there is none. */
        boolean next();

        /** The array that holds the message, shared: read only. */
        byte[] bytes();

        /** Where in the array it begins. */
        int offset();

        /** Its bytes. */
        int length();
    }

    /** Goes through the messages from the first one on. */
    public abstract Cursor cursor();

    /** A copy of each message, in order. */
    @Override
    public Iterator<byte[]> iterator() {
        Cursor cursor = cursor();
        return new Iterator<>() {
            private boolean found = cursor.next();

            @Override
            public boolean hasNext() {
                return found;
            }

            @Override
            public byte[] next() {
                if (!found) {
                    throw new NoSuchElementException();
                }
                byte[] message = Arrays.copyOfRange(cursor.bytes(), cursor.offset(), cursor.offset() + cursor.length());
                found = cursor.next();
                return message;
            }
        };
    }

    /** A copy of each message, in order. */
    public List<byte[]> toList() {
        return StreamSupport.stream(spliterator(), false).toList();
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Payloads that) || count != that.count || sizeBytes != that.sizeBytes) {
            return false;
        }
        Cursor mine = cursor();
        Cursor others = that.cursor();
        boolean equal = true;
        while (equal && mine.next() && others.next()) {
            equal = Arrays.equals(
                    mine.bytes(),
                    mine.offset(),
                    mine.offset() + mine.length(),
                    others.bytes(),
                    others.offset(),
                    others.offset() + others.length());
        }
        return equal;
    }

    @Override
    public int hashCode() {
        int hash = count;
        for (Cursor each = cursor(); each.next(); ) {
            hash = 31 * hash + each.length();
            for (int at = each.offset(); at < each.offset() + each.length(); at++) {
                hash = 31 * hash + each.bytes()[at];
            }
        }
        return hash;
    }

    @Override
    public String toString() {
        return count + " messages, " + sizeBytes + " bytes";
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

    /** Where a message lies. */
    private abstract static class Place implements Cursor {
        private byte[] array = NOTHING;
        private int from;
        private int size;

        final boolean at(byte[] bytes, int offset, int length) {
            array = bytes;
            from = offset;
            size = length;
            return true;
        }

        @Override
        public final byte[] bytes() {
            return array;
        }

        @Override
        public final int offset() {
            return from;
        }

        @Override
        public final int length() {
            return size;
        }
    }

    /** In the packed form. */
    private static final class Packed extends Payloads {
        private final byte[] packed;

        Packed(int count, byte[] packed) {
            super(count, packed.length);
            this.packed = packed;
        }

        @Override
        public void writeTo(Target target) {
            target.bytes(packed, 0, packed.length);
        }

        @Override
        public Cursor cursor() {
            return new Place() {
                private int next;

                @Override
                public boolean next() {
                    if (next == packed.length) {
                        return false;
                    }
                    int start = next + LENGTH_BYTES;
                    int length = readLength(packed, next);
                    next = start + length;
                    return at(packed, start, length);
                }
            };
        }
    }

    /** Each in its array. */
    private static final class Apart extends Payloads {
        private final List<byte[]> messages;

        Apart(List<byte[]> messages, int sizeBytes) {
            super(messages.size(), sizeBytes);
            this.messages = messages;
        }

        @Override
        public void writeTo(Target target) {
            for (byte[] message : messages) {
                target.i32(message.length);
                target.bytes(message, 0, message.length);
            }
        }

        @Override
        public Cursor cursor() {
            return new Place() {
                private int next;

                @Override
                public boolean next() {
                    if (next == messages.size()) {
                        return false;
                    }
                    byte[] message = messages.get(next);
                    next++;
                    return at(message, 0, message.length);
                }
            };
        }
    }

    /** One message that is a part of an array. */
    private static final class Part extends Payloads {
        private final byte[] array;
        private final int offset;
        private final int length;

        Part(byte[] array, int offset, int length) {
            super(1, LENGTH_BYTES + length);
            this.array = array;
            this.offset = offset;
            this.length = length;
        }

        @Override
        public void writeTo(Target target) {
            target.i32(length);
            target.bytes(array, offset, length);
        }

        @Override
        public Cursor cursor() {
            return new Place() {
                private boolean passed;

                @Override
                public boolean next() {
                    boolean first = !passed;
                    passed = true;
                    return first && at(array, offset, length);
                }
            };
        }
    }
}
