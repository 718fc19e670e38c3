package io.xcom4ee.simulator.check;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * What the simulator's messages carry, so that a checker knows each one that it meets.
 *
 * @param token names the message in the whole run; the tokens of one incarnation rise in the order of its broadcasts
 * @param digest of all bytes of the message
 */
public record Tag(long token, long digest) {

    /** The smallest message that holds a tag. */
    public static final int SIZE_BYTES_MIN = 8;

    /** A message of this size, the same for the same arguments. */
    public static byte[] payload(long token, int sizeBytes) {
        ByteBuffer payload = ByteBuffer.allocate(Math.max(sizeBytes, SIZE_BYTES_MIN));
        payload.putLong(token);
        while (payload.hasRemaining()) {
            payload.put((byte) (token * 31 + payload.position()));
        }
        return payload.array();
    }

    /** Reads the token only: the digest costs more. */
    public static long token(byte[] payload) {
        if (payload.length < SIZE_BYTES_MIN) {
            throw new Violation("Integrity", "a message of " + payload.length + " bytes was never broadcast");
        }
        return ByteBuffer.wrap(payload).getLong();
    }

    /** Reads the tag of a message. */
    public static Tag of(byte[] payload) {
        CRC32 crc = new CRC32();
        crc.update(payload);
        return new Tag(token(payload), crc.getValue() << 24 ^ payload.length);
    }

    @Override
    public String toString() {
        return "m" + token;
    }
}
