package io.xcom4ee.engine.codec;

import io.xcom4ee.core.message.Payloads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a peer's own large messages are put when they are read: each at its place in one array, so that the message
 * is whole when its last part has come, without another copy. No place is written twice, so whatever comes, what was handed
 * out stays as it is.
 *
 * <p>The array is there from the first part on, if that is at least an eighth of the message. So that a peer cannot make this
 * member keep much more than it sends, what stays empty of an array is made up for: there is no other before as many bytes of
 * parts have come without one.
 *
 * <p>Confined to: one event loop.
 */
public final class Landing {
    private static final int PARTS_MAX = 8;

    private byte @Nullable [] whole;
    private int wholeBytes;
    private int end;
    private long nextSequence;
    /** Bytes of arrays that stayed empty and are not made up for. */
    private int owed;

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
        byte[] target = whole;
        boolean next =
                totalBytes == wholeBytes && offset == end && sequence == nextSequence && length <= totalBytes - offset;
        if (target == null || !next) {
            Payloads part = apart(wire, length);
            owed = Math.max(0, owed - length);
            return part;
        }
        wire.bytes(target, offset, length);
        end += length;
        nextSequence++;
        if (end == wholeBytes) {
            whole = null;
        }
        return Payloads.ofPart(target, offset, length);
    }

    /** Reads the bytes of one part to an array of their own. */
    static Payloads apart(WireReader wire, int length) throws MalformedFrameException {
        return Payloads.of(List.of(wire.bytes(length)));
    }

    private void begin(long sequence, int totalBytes, int length) {
        owed += whole == null ? 0 : wholeBytes - end;
        boolean large = length < totalBytes
                && totalBytes <= Payloads.SHARED_BYTES_MAX
                && totalBytes <= (long) PARTS_MAX * length;
        whole = owed == 0 && large ? new byte[totalBytes] : null;
        wholeBytes = totalBytes;
        end = 0;
        nextSequence = sequence;
    }
}
