package io.xcom4ee.api;

/** A channel in the form of a container-managed connection handle. After {@link #close()} its methods refuse to work. */
public interface GroupConnection extends GroupChannel, AutoCloseable {

    /** Gives the handle back. Subscriptions made through it stay until they are closed themselves. */
    @Override
    void close();
}
