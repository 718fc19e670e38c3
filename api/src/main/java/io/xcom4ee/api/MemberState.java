package io.xcom4ee.api;

/** How this member sees a member of the view. Another member may see it otherwise. */
public enum MemberState {
    /** Heard within the suspicion time-out, or this member itself while it takes part. */
    ONLINE,
    /** Silent for longer than the suspicion time-out; still in the view, and expelled if a majority agrees for long. */
    UNREACHABLE
}
