package io.xcom4ee.api;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * What an administrator may want of a group, at any of its members. Thread-safe.
 *
 * <p>Each method returns at once. Its stage ends, on a thread that belongs to the container or the engine's application
 * side, within the deadline: normally when the change has taken effect at this member; with {@link CommandRefusedException}
 * if it has changed nothing and never will; with {@link CommandOutcomeUnknownException} if nobody can tell. A member that is
 * in no group, or reaches no majority, refuses at once.
 */
public interface GroupControl {

    /**
     * Makes a member the primary, with the default deadline of broadcasts.
     *
     * @see #handOverPrimary(String, Duration)
     */
    CompletionStage<Void> handOverPrimary(String memberName);

    /**
     * Makes a member the primary until it leaves the group; then the rule applies again. The change takes effect with a
     * view, at one place in the order of all messages, and begins a new term with a greater fencing token. The stage ends
     * when this member has installed that view.
     *
     * <p>Refused if nobody of that name is in the group, if that member is the primary already, or if a member of a lower
     * version is in the group. A designated primary remains across all other changes of the group, but not when the group
     * is founded anew.
     *
     * @param memberName the configured name of a member of the view, with or without a vote
     * @param deadline how long the outcome may take; positive
     * @throws IllegalArgumentException if the deadline is not positive
     */
    CompletionStage<Void> handOverPrimary(String memberName, Duration deadline);
}
