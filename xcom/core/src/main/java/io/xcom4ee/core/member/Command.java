package io.xcom4ee.core.member;

import java.util.Objects;

/** What an administrator may want of the group, at any of its members. */
public sealed interface Command {

    /** The member of this name shall be the primary until it leaves. */
    record HandOverPrimary(String memberName) implements Command {
        public HandOverPrimary {
            Objects.requireNonNull(memberName, "memberName");
        }
    }
}
