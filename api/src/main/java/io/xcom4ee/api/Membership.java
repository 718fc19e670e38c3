package io.xcom4ee.api;

/** Who votes in a group, and so how many must be reached to deliver anything. */
public enum Membership {
    /** A majority of a configured list of names, in the view or not. It stays the same when members leave or are expelled. */
    LISTED,
    /** A majority of the members of the view. It shrinks when members leave or are expelled. */
    DYNAMIC
}
