package io.xcom4ee.api;

/** When a broadcast is at its end. */
public enum Acknowledgement {
    /**
     * A majority has agreed on its place in the order and it was delivered at the member that broadcast it. Every member that
     * stays in the group has delivered it or will.
     */
    BY_MAJORITY,
    /**
     * In addition every other member of the view has delivered it: it was handed to that member's listeners, which may not
     * have returned yet. Whoever leaves the view or is expelled from it meanwhile is not waited for any more, so with a member
     * that has died it takes until that is expelled. Whoever joins meanwhile begins behind the message and has what comes
     * before from elsewhere; so does a member that was let in but had not begun when the group was founded anew.
     */
    BY_ALL
}
