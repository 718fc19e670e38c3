package io.xcom4ee.api;

/**
 * What the resource adapter binds in JNDI: gives access to one group through the container's connection management.
 * Thread-safe.
 */
public interface GroupConnectionFactory {

    /**
     * The shared channel of this member. It belongs to the member, outlives any connection and need not be closed.
     *
     * @throws IllegalStateException if the resource adapter has stopped
     */
    GroupChannel channel();

    /**
     * A connection handle that the container manages and that its user closes.
     *
     * @throws IllegalStateException if the resource adapter has stopped
     */
    GroupConnection getConnection();
}
