package io.xcom4ee.core.stream;

/**
 * One broadcast of the application, as it was handed in. Never changes: what becomes of it is known by
 * {@link OpenBroadcasts}, so that the input itself is kept and nothing is made for each message.
 */
public interface Submission {
    /** Names the broadcast in the output that ends it; each is used once. */
    long token();

    /** The message; nobody changes it. */
    byte[] payload();

    /** When its outcome is told at the latest, by the member's clock. */
    long deadlineMicros();

    /** Whether the application wants to know when everybody has delivered it. */
    boolean byAll();
}
