package io.xcom4ee.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is in the group: agreed by consensus, the same at every member, a place in the total order.
 *
 * @param id the name of this view
 * @param position the position of the last message delivered before this view
 * @param members everybody in the view, in the order in which they joined
 * @param primary the one member that all members take for the primary: whom an administrator made it while that member is
 *     there, else lowest version, then highest weight, then name
 * @param fencingToken of the primary's term: the same in all views of the term and at all members, greater than those of
 *     all terms before; hand it to whatever the primary writes to
 * @param joined who is in this view and was not in the one before
 * @param left who left by itself since the view before
 * @param expelled who was removed by agreement since the view before
 * @param quorumNeeded how many voters must be reached to deliver anything
 * @param membership who votes
 */
public record View(
        ViewId id,
        long position,
        List<Member> members,
        Member primary,
        long fencingToken,
        List<Member> joined,
        List<Member> left,
        List<Member> expelled,
        int quorumNeeded,
        Membership membership) {
    public View {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(primary, "primary");
        Objects.requireNonNull(membership, "membership");
        members = List.copyOf(members);
        joined = List.copyOf(joined);
        left = List.copyOf(left);
        expelled = List.copyOf(expelled);
    }

    /**
     * How many voters must be reached when one member of this view has left it in order. A member that ends without a word stays
     * in the view, and counts for {@link #quorumNeeded()}, until it is expelled.
     */
    public int quorumNeededAfterLeave() {
        return switch (membership) {
            case LISTED -> quorumNeeded;
            case DYNAMIC -> (members.size() - 1) / 2 + 1;
        };
    }

    /** The member of that name, if it is in the view. */
    public Optional<Member> member(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }
}
