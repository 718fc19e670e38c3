package io.xcom4ee.core.base;

/** Invariants are sentences, checked where state changes, in production too. */
public final class Invariants {
    private Invariants() {}

    /** Throws {@link InvariantViolation} with the sentence if it does not hold. */
    public static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new InvariantViolation("Broken invariant: " + sentence);
        }
    }

    /** As {@link #require(boolean, String)}, with the value that breaks it. */
    public static void require(boolean holds, String sentence, Object detail) {
        if (!holds) {
            throw new InvariantViolation("Broken invariant: " + sentence + " [" + detail + "]");
        }
    }

    /** As {@link #require(boolean, String)}, with the two values that break it. */
    public static void require(boolean holds, String sentence, Object first, Object second) {
        if (!holds) {
            throw new InvariantViolation("Broken invariant: " + sentence + " [" + first + ", " + second + "]");
        }
    }
}
