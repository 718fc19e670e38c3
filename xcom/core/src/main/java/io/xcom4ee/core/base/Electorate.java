package io.xcom4ee.core.base;

import java.util.List;
import java.util.Objects;

/**
 * Who votes: the rule that gives each configuration its voters and its quorum. The same at all members of a group.
 *
 * @param membership which of the two rules
 * @param names the listed names, sorted; none in dynamic membership
 */
public record Electorate(Membership membership, List<String> names) {

    /** The kinds of membership. */
    public enum Membership {
        /** A majority of a configured list of names decides, however few members are left. */
        LISTED,
        /** A majority of the current configuration decides, whoever is in it. */
        DYNAMIC
    }

    public Electorate {
        Objects.requireNonNull(membership, "membership");
        names = names.stream().sorted().distinct().toList();
        if (names.isEmpty() != (membership == Membership.DYNAMIC)) {
            throw new IllegalArgumentException(
                    names.isEmpty() ? "the electorate is empty" : "dynamic membership has no list");
        }
    }

    /** A majority of these names decides. */
    public static Electorate listed(List<String> names) {
        return new Electorate(Membership.LISTED, names);
    }

    /** A majority of each configuration's members decides. */
    public static Electorate dynamic() {
        return new Electorate(Membership.DYNAMIC, List.of());
    }

    /** Whether every member votes. */
    public boolean isDynamic() {
        return membership == Membership.DYNAMIC;
    }

    /** Whether a member of this name votes. */
    public boolean isVoter(String name) {
        return isDynamic() || names.contains(name);
    }

    /** How many voters decide in a configuration of these members. */
    public int quorum(List<ConfiguredMember> members) {
        int electors = isDynamic() ? members.size() : names.size();
        return electors / 2 + 1;
    }
}
