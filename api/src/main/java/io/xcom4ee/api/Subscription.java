package io.xcom4ee.api;

/** A listener's place in a channel. Closing it ends the calls; a call in progress is allowed to finish. */
public interface Subscription extends AutoCloseable {

    /** Ends the subscription. May be called from any thread, the listener's own included, and more than once. */
    @Override
    void close();
}
