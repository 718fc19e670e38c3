package io.xcom4ee.engine;

import io.xcom4ee.core.member.Input;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What has happened and is not given to the protocol yet. Confined to: the member's event loop.
 *
 * <p>Bounded by whoever adds: when it is full the protocol gets what is in it, in the midst of reading too. Of messages that
 * compress well a single read may hold many times the limit.
 */
final class Inbox {
    static final int BYTES_MAX = 2 * 1024 * 1024;

    private final ArrayDeque<Input> inputs = new ArrayDeque<>();
    private long bytes;

    void add(Input input) {
        inputs.add(input);
    }

    /** Adds what takes so many bytes. */
    void add(Input input, int inputBytes) {
        inputs.add(input);
        bytes += inputBytes;
    }

    boolean isFull() {
        return bytes >= BYTES_MAX;
    }

    @Nullable Input poll() {
        Input next = inputs.poll();
        if (next == null) {
            bytes = 0;
        }
        return next;
    }

    void clear() {
        inputs.clear();
        bytes = 0;
    }
}
