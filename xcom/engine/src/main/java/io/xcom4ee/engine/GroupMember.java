package io.xcom4ee.engine;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.engine.settings.EngineSettings;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * A running member of a group: one event loop with its server socket, its connections and the protocol, and the hand-over
 * to the application. Thread-safe.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class GroupMember {
    private GroupMember() {}

    /**
     * Opens the group port and starts the event loop. Returns at once: looking for the group and joining it go on by
     * themselves.
     *
     * @param applicationExecutor runs listeners and completes broadcasts; must not run a task on the caller's thread
     * @throws GroupStartException if the group port cannot be opened
     */
    public static GroupMember start(EngineSettings settings, Executor applicationExecutor) {
        throw new UnsupportedOperationException("the member lands with the core");
    }

    /** The application's way to talk to the group; the same object for the member's life. */
    public GroupChannel channel() {
        throw new UnsupportedOperationException("the member lands with the core");
    }

    /** Whether the event loop lives and no fault has stopped the member. False after {@link #stop}. */
    public boolean alive() {
        return false;
    }

    /**
     * Leaves the group gracefully and closes everything, within the limit. Whoever calls it again waits for the same end.
     */
    public void stop(Duration limit) {
        throw new UnsupportedOperationException("the member lands with the core");
    }
}
