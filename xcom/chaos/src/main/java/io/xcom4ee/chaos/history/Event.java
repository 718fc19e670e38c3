package io.xcom4ee.chaos.history;

import io.xcom4ee.api.ViewId;
import java.util.List;
import java.util.UUID;

/** One thing that happened at a process, at a time of the machine's monotonic clock, which all its processes share. */
public sealed interface Event {
    /** When, as {@link System#nanoTime}. */
    long nanos();

    /** A broadcast is about to be made. */
    record Sent(long nanos, long sequence) implements Event {}

    /**
     * A broadcast has ended.
     *
     * @param position where it was delivered, 0 for the other outcomes
     * @param reason why it was not known to be delivered, {@code -} for those that were
     */
    record Ended(long nanos, long sequence, Outcome outcome, long position, String reason) implements Event {}

    /**
     * A message was delivered.
     *
     * @param intact whether its bytes are those that were broadcast under this id
     */
    record Delivered(
            long nanos, long position, ViewId view, String sender, UUID incarnation, MessageId id, boolean intact)
            implements Event {}

    /**
     * A view was installed.
     *
     * @param position of the last message before it
     */
    record Installed(long nanos, ViewId view, long position, List<Identity> members, List<Identity> expelled)
            implements Event {
        public Installed {
            members = List.copyOf(members);
            expelled = List.copyOf(expelled);
        }
    }

    /**
     * This member's own opinion or state has changed.
     *
     * @param what one of the words below
     * @param about whom or what it concerns, in one word
     */
    record Told(long nanos, String what, String about) implements Event {
        /** No majority is reached. */
        public static final String QUORUM_LOST = "quorum-lost";
        /** A majority is reached again. */
        public static final String QUORUM_REGAINED = "quorum-regained";
        /** A member is silent. */
        public static final String UNREACHABLE = "unreachable";
        /** It is heard again. */
        public static final String REACHABLE = "reachable";
        /** The member's phase. */
        public static final String PHASE = "phase";
        /** The newest protocol version that this process speaks. */
        public static final String SPEAKS = "speaks";
        /** The protocol version at which its group works now. */
        public static final String WORKS_AT = "works-at";
        /** The subscription has ended: the history has an end that the group does not have. */
        public static final String OVERRUN = "overrun";
    }

    /** A member of a view. */
    record Identity(String name, UUID incarnation) {}
}
