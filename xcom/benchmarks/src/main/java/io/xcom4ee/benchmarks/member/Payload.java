package io.xcom4ee.benchmarks.member;

import java.nio.ByteBuffer;

/**
 * What the measured messages hold: the sender's sequence number first, a time if one is asked for, noise, and the sequence
 * number scrambled. Noise, so that no system makes it smaller: what is compared is messages, not what they are made of.
 *
 * <p>Reused for the next message, since a channel copies what it is given.
 */
public final class Payload {
    /** Sequence number and its scrambled form. */
    static final int BYTES_MIN = 2 * Long.BYTES;

    /** What a message with a time has at least. */
    static final int TIMED_BYTES_MIN = 3 * Long.BYTES;

    private static final int TIME_AT = Long.BYTES;

    /** Several times what LZ4 looks back (64 KiB), so that it finds nothing again. */
    private static final byte[] NOISE = noise(256 * 1024);

    private final ByteBuffer buffer;

    /** Of messages of that size. */
    public Payload(int bytes) {
        if (bytes < BYTES_MIN) {
            throw new IllegalArgumentException("a measured message has at least " + BYTES_MIN + " bytes, not " + bytes);
        }
        buffer = ByteBuffer.allocate(bytes);
    }

    private static byte[] noise(int bytes) {
        ByteBuffer noise = ByteBuffer.allocate(bytes);
        for (long word = 1; noise.hasRemaining(); word++) {
            noise.putLong(scramble(word));
        }
        return noise.array();
    }

    byte[] numbered(long sequence) {
        fill(sequence);
        return framed(sequence);
    }

    /** Other noise than the messages before it have. */
    private void fill(long sequence) {
        int bytes = buffer.capacity();
        // The number may hold the sender in its high bits, so that the product is negative.
        int from = (int) Math.floorMod(sequence * bytes, (long) NOISE.length);
        for (int filled = 0; filled < bytes; from = 0) {
            int part = Math.min(NOISE.length - from, bytes - filled);
            System.arraycopy(NOISE, from, buffer.array(), filled, part);
            filled += part;
        }
    }

    private byte[] framed(long sequence) {
        buffer.putLong(0, sequence);
        buffer.putLong(buffer.capacity() - Long.BYTES, scramble(sequence));
        return buffer.array();
    }

    /** As {@link #numbered}, with the time from which the message's latency counts. */
    public byte[] timed(long sequence, long startNanos) {
        if (buffer.capacity() < TIMED_BYTES_MIN) {
            throw new IllegalStateException("a message with a time has at least " + TIMED_BYTES_MIN + " bytes");
        }
        fill(sequence);
        buffer.putLong(TIME_AT, startNanos);
        return framed(sequence);
    }

    static long startNanos(ByteBuffer message) {
        return message.getLong(TIME_AT);
    }

    /** The number that it was given. */
    public static long sequence(ByteBuffer message) {
        return message.getLong(0);
    }

    /** Whether beginning and end belong together. */
    public static boolean isWhole(ByteBuffer message) {
        return message.limit() >= BYTES_MIN
                && message.getLong(message.limit() - Long.BYTES) == scramble(sequence(message));
    }

    /** Folds all bytes into a running hash. */
    static long hash(long before, ByteBuffer message) {
        long hash = before;
        int at = 0;
        for (; at <= message.limit() - Long.BYTES; at += Long.BYTES) {
            hash = (hash ^ message.getLong(at)) * 0x9E3779B97F4A7C15L;
        }
        for (; at < message.limit(); at++) {
            hash = (hash ^ message.get(at)) * 0x9E3779B97F4A7C15L;
        }
        return scramble(hash);
    }

    /** The finishing step of SplitMix64: every bit of the result depends on every bit given. */
    public static long scramble(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** One broadcast at its place. Summed up at the sender's acknowledgements and at its deliveries it must give the same. */
    public static long placed(long sequence, long position) {
        return scramble(scramble(sequence) + position);
    }
}
