package io.xcom4ee.ra.inbound;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a call of a bean has ended.
 *
 * @param failure why it did not end well; nothing if it did
 */
record Attempt(Kind kind, @Nullable Throwable failure) {
    static final Attempt DONE = new Attempt(Kind.DONE, null);

    /** What follows from it. */
    enum Kind {
        /** Its transaction has committed, if it had one. */
        DONE,
        /** Nothing has happened that lasts; it may end better another time. */
        FAILED,
        /** The payload cannot be read; it will not end better. */
        UNREADABLE,
        /** The server had no bean to call, or the application no codecs yet, for instance because it is just starting. */
        UNAVAILABLE
    }

    static Attempt failed(Throwable failure) {
        return new Attempt(Kind.FAILED, failure);
    }

    static Attempt unreadable(Throwable failure) {
        return new Attempt(Kind.UNREADABLE, failure);
    }

    static Attempt unavailable(Throwable failure) {
        return new Attempt(Kind.UNAVAILABLE, failure);
    }

    /** Of one that did not end well. */
    Throwable why() {
        return Objects.requireNonNull(failure, "failure");
    }
}
