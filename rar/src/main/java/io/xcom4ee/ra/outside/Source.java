package io.xcom4ee.ra.outside;

import java.util.Optional;

/** Where the settings are looked for that the server's configuration of the adapter leaves out. */
public interface Source {

    /**
     * What is said of that name; empty if nothing is or a blank text.
     *
     * @throws RuntimeException what the source has met on the way to its value
     */
    Optional<Found> find(String name);

    /**
     * The names of which something is said, as far as the source can tell.
     *
     * @throws RuntimeException as {@link #find}
     */
    Iterable<String> names();

    /** Nothing is asked any more. Throws nothing: it is called when all else is done. */
    default void close() {}

    /**
     * A value.
     *
     * @param origin where it comes from, for people
     */
    record Found(String text, String origin) {}
}
