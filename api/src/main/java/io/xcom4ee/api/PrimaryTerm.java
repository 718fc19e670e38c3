package io.xcom4ee.api;

import java.util.Objects;

/**
 * The term of a primary, as one member sees it at one moment. A term begins with the view that makes another member the primary
 * and ends with the next such view; its fencing token names it.
 *
 * @param primary who is the primary
 * @param fencingToken of the term: the same in all its views and at all members, greater than those of all terms before; hand it
 *     to whatever the primary writes to
 * @param local whether it is the member that was asked
 * @param quorum whether that member takes part and reaches a majority. Without one the others may have a later term already
 */
public record PrimaryTerm(Member primary, long fencingToken, boolean local, boolean quorum) {
    public PrimaryTerm {
        Objects.requireNonNull(primary, "primary");
    }

    /**
     * Whether the member that was asked is the primary and holds a quorum. It may not know yet that it does not any more: for
     * as long as {@code suspicionTimeout}, or a pause of its process. What it writes elsewhere meanwhile the fencing token keeps
     * apart, and nothing else does.
     */
    public boolean held() {
        return local && quorum;
    }
}
