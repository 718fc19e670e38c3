package io.xcom4ee.api.event;

import io.xcom4ee.api.GroupMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The message that is being told to the application on the calling thread. Observers get it injected, as a second parameter of
 * type {@link GroupMessage}; this is for code that they call, and for containers, which set it.
 */
public final class CurrentMessage {
    /** Here and not in the container's part, of which an application may have several copies. */
    private static final ThreadLocal<@Nullable GroupMessage> CURRENT = new ThreadLocal<>();

    private CurrentMessage() {}

    /** The message; empty on a thread that is not telling one. */
    public static Optional<GroupMessage> get() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Runs something that tells this message. */
    public static void during(GroupMessage message, Runnable task) {
        GroupMessage outer = CURRENT.get();
        CURRENT.set(message);
        try {
            task.run();
        } finally {
            // Not removed, which is slower for each of many messages: an empty place in a thread keeps nothing alive.
            CURRENT.set(outer);
        }
    }
}
