package io.xcom4ee.api;

import java.util.Optional;

/**
 * Who is the primary of a group, for injection: {@code @Inject @Group("orders") Primary primary}. It may be kept: each call asks
 * the member anew, and never blocks. For an answer whose parts belong together take {@link #term()} once.
 */
public interface Primary {

    /** The present term; empty until the first view is installed, and while there is no member to ask. */
    Optional<PrimaryTerm> term();

    /** Whether this member is the primary and holds a quorum, as far as it knows; see {@link PrimaryTerm#held()}. */
    default boolean isHere() {
        return term().filter(PrimaryTerm::held).isPresent();
    }

    /** Who it is. */
    default Optional<Member> member() {
        return term().map(PrimaryTerm::primary);
    }
}
