package io.xcom4ee.api;

/** Who puts messages into the order of a group. */
public enum Leaders {
    /**
     * Every member orders its own messages itself. The fastest for most groups; a member that is slow or dead holds the others
     * up for some tens of milliseconds each time that its place in the order is taken over.
     */
    ALL,
    /**
     * One member orders the messages of all, which it gets from them. The others may be slow or dead and hold nobody up; a
     * leader that falls silent is replaced.
     */
    ONE
}
