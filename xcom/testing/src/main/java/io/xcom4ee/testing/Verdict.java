package io.xcom4ee.testing;

import org.jspecify.annotations.Nullable;

/** Does one thing after the other, whatever comes of them, and tells at the end what went wrong: the first, with all others. */
final class Verdict {
    private @Nullable Throwable first;

    /** Does this now. */
    void of(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error failed) {
            if (first == null) {
                first = failed;
            } else if (first != failed) {
                first.addSuppressed(failed);
            }
        }
    }

    boolean isGood() {
        return first == null;
    }

    /** Throws what the first that failed has thrown, if any has; what others have thrown is suppressed by it. */
    void tell() {
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
