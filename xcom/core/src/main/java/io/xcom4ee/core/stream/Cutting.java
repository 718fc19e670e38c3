package io.xcom4ee.core.stream;

import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.Payloads;
import org.jspecify.annotations.Nullable;

/**
 * How far this member is with the large message that it cuts. All parts of a message belong to one configuration: where
 * another one begins in between, the message is begun again.
 *
 * <p>Confined to: the member's event loop.
 */
final class Cutting {
    private @Nullable Submission message;
    private long configuration;
    private int bytes;

    /** What was cut: where to go on if it has to be cut again. */
    record Cut(Submission message, long configuration, Fragment fragment) {}

    /** The next part of a message, for a round of this configuration. */
    Cut next(Submission waiting, long inConfiguration, long sequence, int bytesMax) {
        if (waiting != message || inConfiguration != configuration) {
            message = waiting;
            configuration = inConfiguration;
            bytes = 0;
        }
        byte[] payload = waiting.payload();
        int partBytes = Math.min(bytesMax, payload.length - bytes);
        Fragment fragment = new Fragment(sequence, payload.length, bytes, Payloads.ofPart(payload, bytes, partBytes));
        bytes += partBytes;
        if (fragment.isLast()) {
            forget();
        }
        return new Cut(waiting, inConfiguration, fragment);
    }

    /** This part was not delivered and is cut next, unless its message is given up or another configuration begins. */
    void goBackTo(Cut cut) {
        message = cut.message();
        configuration = cut.configuration();
        bytes = cut.fragment().offset();
    }

    /**
     * This message is cut no further.
     *
     * @return whether it had been begun: no other has parts under way and waits
     */
    boolean giveUp(Submission submission) {
        boolean begun = submission == message;
        if (begun) {
            forget();
        }
        return begun;
    }

    /** Whatever is cut next is begun. */
    void forget() {
        message = null;
        bytes = 0;
    }
}
