package io.xcom4ee.it.load;

/** The number of a measured message: who has sent it, and which of its sender's messages it is. As in the comparison. */
final class Tag {
    private static final int SENDER_SHIFT = 48;
    private static final long SEQUENCE_MASK = (1L << SENDER_SHIFT) - 1;

    private Tag() {}

    static long of(int sender, long sequence) {
        return (long) sender << SENDER_SHIFT | sequence;
    }

    static int sender(long tag) {
        return (int) (tag >>> SENDER_SHIFT);
    }

    static long sequence(long tag) {
        return tag & SEQUENCE_MASK;
    }
}
