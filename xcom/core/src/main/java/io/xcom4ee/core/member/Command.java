package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Limits;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What an administrator may want of the group, at any of its members. */
public sealed interface Command {

    /**
     * Members shall work so many rounds beyond the last one delivered.
     *
     * @param rounds what {@link io.xcom4ee.core.base.Limits} allows
     */
    record EventHorizon(int rounds) implements Command {
        public EventHorizon {
            Limits.requireEventHorizon(rounds);
        }
    }

    /**
     * Who leads, that is, owns slots: all members, or a single one.
     *
     * @param single whether a single one
     * @param memberName the only leader; the primary if it is empty
     */
    record Leaders(boolean single, Optional<String> memberName) implements Command {
        public Leaders {
            Objects.requireNonNull(memberName, "memberName");
            if (!single && memberName.isPresent()) {
                throw new IllegalArgumentException("all lead, and yet " + memberName.get() + " is named");
            }
        }
    }

    /** The member of this name shall be the primary until it leaves. */
    record HandOverPrimary(String memberName) implements Command {
        public HandOverPrimary {
            Objects.requireNonNull(memberName, "memberName");
        }
    }

    /** The group, whose majority is lost for good, shall go on with the members of these names only. */
    record ForceMembers(List<String> memberNames) implements Command {
        public ForceMembers {
            memberNames = List.copyOf(memberNames);
        }
    }
}
