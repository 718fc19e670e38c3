package io.xcom4ee.engine.codec;

import io.xcom4ee.core.message.Payloads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of one peer's large messages are put when they are read: each at its place in one array, so that the message
 * is whole when its last part has come, without another copy. No place is written twice, so whatever comes, what was handed
 * out stays as it is.
 *
 * <p>The array is there from the first part on. So that a peer cannot make this member keep much more than it sends, the first
 * part is at least an eighth of the message; and after a message of which not all parts came, one comes whole without such an
 * array before the next gets one.
 *
 * <p>Confined to: one event loop.
 */
public final class Landing {
    private static final int PARTS_MAX = 8;

    private byte @Nullable [] whole;
    private int wholeBytes;
    private int end;
    private long nextSequence;

    /** Nothing has come. */
    public Landing() {}

    /**
     * Reads the bytes of one part.
     *
     * @param totalBytes of the whole message, as the peer says; nothing is believed of it
     * @param length of this part; so many bytes are there
     */
    Payloads read(WireReader wire, long sequence, int totalBytes, int offset, int length)
            throws MalformedFrameException {
        if (offset == 0) {
            begin(sequence, totalBytes, length);
        }
        boolean next =
                totalBytes == wholeBytes && offset == end && sequence == nextSequence && length <= totalBytes - offset;
        byte[] target = next ? whole : null;
        if (next) {
            end += length;
            nextSequence++;
            whole = end == wholeBytes ? null : whole;
        }
        if (target == null) {
            return Payloads.of(List.of(wire.bytes(length)));
        }
        wire.bytes(target, offset, length);
        return Payloads.ofPart(target, offset, length);
    }

    private void begin(long sequence, int totalBytes, int length) {
        boolean completed = end == wholeBytes;
        boolean large = length < totalBytes
                && totalBytes <= Payloads.SHARED_BYTES_MAX
                && totalBytes <= (long) PARTS_MAX * length;
        whole = completed && large ? new byte[totalBytes] : null;
        wholeBytes = totalBytes;
        end = 0;
        nextSequence = sequence;
    }
}
