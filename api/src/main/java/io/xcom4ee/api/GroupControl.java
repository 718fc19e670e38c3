package io.xcom4ee.api;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What an administrator may want of a group, at any of its members. Thread-safe.
 *
 * <p>Each method returns at once. Its stage ends, on a thread that belongs to the container or the engine's application
 * side, within the deadline: normally when the change has taken effect at this member; with {@link CommandRefusedException}
 * if it has changed nothing and never will; with {@link CommandOutcomeUnknownException} if nobody can tell. A member that is
 * in no group refuses at once, and so does one that reaches no majority, but for the command that is made for that.
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

    /**
     * Changes the event horizon, with the default deadline of broadcasts.
     *
     * @see #eventHorizon(int, Duration)
     */
    CompletionStage<Void> eventHorizon(int rounds);

    /**
     * Changes how many rounds beyond the last delivered one may be open: wider lets more messages be under way on long
     * distances, narrower lets views change after less. The change takes effect with a view of the same members, and holds
     * until it is changed again or the group is founded anew. Refused if it is so already.
     *
     * @param rounds from 10 to 200
     * @param deadline how long the outcome may take; positive
     * @throws IllegalArgumentException if the rounds are out of bounds or the deadline is not positive
     */
    CompletionStage<Void> eventHorizon(int rounds, Duration deadline);

    /**
     * Changes who leads, with the default deadline of broadcasts.
     *
     * @see #leaders(Leaders, Duration)
     */
    CompletionStage<Void> leaders(Leaders leaders);

    /**
     * Changes who leads: all members, or one, which is the primary of the moment; it does not change with the primary. The
     * change takes effect with a view of the same members; messages that are under way are delivered all the same. If the
     * only leader falls silent or leaves, another member takes its place. Holds until it is changed again or the group is
     * founded anew. Refused if it is so already.
     *
     * @param deadline how long the outcome may take; positive
     * @throws IllegalArgumentException if the deadline is not positive
     */
    CompletionStage<Void> leaders(Leaders leaders, Duration deadline);

    /**
     * Makes a member the only leader, with the default deadline of broadcasts.
     *
     * @see #leader(String, Duration)
     */
    CompletionStage<Void> leader(String memberName);

    /**
     * Makes a member the only leader, as {@link Leaders#ONE} does with the primary. Refused if nobody of that name is in the
     * group, or if it is the only leader already.
     *
     * @param memberName the configured name of a member of the view, with or without a vote
     * @param deadline how long the outcome may take; positive
     * @throws IllegalArgumentException if the deadline is not positive
     */
    CompletionStage<Void> leader(String memberName, Duration deadline);

    /**
     * Lets a dynamic group whose majority is lost for good go on with some of its members, with the default deadline of
     * broadcasts.
     *
     * @see #forceMembers(List, Duration)
     */
    CompletionStage<Void> forceMembers(List<String> memberNames);

    /**
     * Lets a dynamic group whose majority is lost for good go on with some of its members. They take over everything that
     * any of them has, and begin a new epoch of the group with a view of their own. Whoever is excluded and comes back is told
     * that it is out, and joins as a new incarnation. The stage ends when this member has installed that view.
     *
     * <p><strong>Make sure first that the excluded members are dead and stay so</strong>, or cannot be reached by any
     * application: nobody but the administrator can know that. If they live, and have a majority, they work beside this group
     * until they hear of it, and what they have delivered meanwhile is lost.
     *
     * <p>Refused if a majority is reachable by any of the named members, if a named member is unknown or cannot be reached, if
     * this member is not named, if nobody or everybody is named, if another attempt is under way, and always in listed
     * membership, which does not need it.
     *
     * @param memberNames the configured names of those that shall go on, this member among them
     * @param deadline how long the outcome may take; positive
     * @throws IllegalArgumentException if the deadline is not positive
     */
    CompletionStage<Void> forceMembers(List<String> memberNames, Duration deadline);
}
