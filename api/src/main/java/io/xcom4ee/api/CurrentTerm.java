package io.xcom4ee.api;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The term in which an {@link OnPrimary} method runs on the calling thread. */
public final class CurrentTerm {
    /** Here and not in the container's part, of which an application may have several copies. */
    private static final ThreadLocal<@Nullable PrimaryTerm> CURRENT = new ThreadLocal<>();

    private CurrentTerm() {}

    /** The term; empty outside of such a method. It stays the same for the whole run, whatever happens meanwhile. */
    public static Optional<PrimaryTerm> get() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * The term.
     *
     * @throws IllegalStateException outside of such a method
     */
    public static PrimaryTerm require() {
        return get().orElseThrow(() -> new IllegalStateException("no @OnPrimary method runs on this thread"));
    }

    /** Runs something in this term. For containers. */
    public static <T> T during(PrimaryTerm term, Callable<T> task) throws Exception {
        PrimaryTerm outer = CURRENT.get();
        CURRENT.set(term);
        try {
            return task.call();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }
}
