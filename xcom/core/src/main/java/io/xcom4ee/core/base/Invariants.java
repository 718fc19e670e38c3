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

    /** As {@link #require(boolean, String, Object)}; makes no object of the number unless it breaks the invariant. */
    public static void require(boolean holds, String sentence, long detail) {
        if (!holds) {
            require(false, sentence, (Object) detail);
        }
    }

    /** As {@link #require(boolean, String)}, with the two values that break it. */
    public static void require(boolean holds, String sentence, Object first, Object second) {
        if (!holds) {
            throw new InvariantViolation("Broken invariant: " + sentence + " [" + first + ", " + second + "]");
        }
    }

    /** As {@link #require(boolean, String, Object, Object)}; makes no objects of the numbers unless they break the invariant. */
    public static void require(boolean holds, String sentence, long first, long second) {
        if (!holds) {
            require(false, sentence, (Object) first, (Object) second);
        }
    }
}
