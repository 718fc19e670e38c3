package io.xcom4ee.core.stream;

/**
 * One broadcast of the application, as it was handed in: the object of whoever gives it, which is kept itself, so that nothing
 * is made for each message. To the core it is data: until its outcome is told it always answers the same, and asking changes
 * nothing. What becomes of it is known by {@link OpenBroadcasts}.
 */
public interface Submission {
    /** Names the broadcast in the outputs that tell of it; each is used once. */
    long token();

    /**
     * The message. Nobody changes it as long as the group keeps it, and it belongs to the core from when the broadcast is
     * given. Not asked for any more when the delivery is told.
     */
    byte[] payload();

    /** When its outcome is told at the latest, by the member's clock. */
    long deadlineMicros();

    /**
     * Whether the application wants to know when everybody has delivered it: then delivery here is followed, sooner or later, by
     * another output.
     */
    boolean byAll();
}
