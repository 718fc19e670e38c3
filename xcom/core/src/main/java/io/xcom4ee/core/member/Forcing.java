package io.xcom4ee.core.member;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.Message.ForcePrepare;
import io.xcom4ee.core.message.Message.FoundingAccept;
import io.xcom4ee.core.message.Message.FoundingPromise;
import io.xcom4ee.core.message.OldState;
import io.xcom4ee.core.stream.Inheritance;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One attempt to force the membership of a dynamic group to some of its members, as the member sees it that was told to.
 * First all of them are asked whether anything speaks against it, which binds nobody. Then all of them give their promise to
 * vote in the group no more, and bring what they have of it; then all of them accept the group that follows. So it is decided
 * by every single one of them or not at all, and no member is left behind in the old group or passed over.
 *
 * <p>Confined to: the member's event loop.
 */
final class Forcing {
    private final FoundingBallot ballot;
    private final GroupId group;
    private final List<MemberId> members;
    private final long fromRound;
    private final TreeSet<MemberId> willing = new TreeSet<>();
    private final TreeMap<MemberId, FoundingPromise> promises = new TreeMap<>();
    private final TreeSet<MemberId> accepted = new TreeSet<>();
    private Optional<FoundingAccept> accept = Optional.empty();

    /**
     * An attempt of the member that the ballot names.
     *
     * @param members all that shall be in the group, that one among them
     * @param fromRound every one of them has delivered the rounds before
     */
    Forcing(FoundingBallot ballot, GroupId group, List<MemberId> members, long fromRound) {
        this.ballot = ballot;
        this.group = group;
        this.members = members.stream().sorted().toList();
        this.fromRound = fromRound;
    }

    /** Names the attempt. */
    FoundingBallot ballot() {
        return ballot;
    }

    /** All that shall be in the group. */
    List<MemberId> members() {
        return members;
    }

    /** Whether nothing speaks against it any more, so that members are asked for their promise. */
    boolean isBinding() {
        return willing.containsAll(members);
    }

    /** The first phase's message, binding or not. */
    ForcePrepare prepare() {
        return new ForcePrepare(ballot, group, members, fromRound, isBinding());
    }

    /** The second phase's message, once it has begun. */
    Optional<FoundingAccept> accept() {
        return accept;
    }

    /** Who has not answered in the present phase. */
    List<MemberId> unanswered() {
        Set<MemberId> answered = !isBinding() ? willing : accept.isEmpty() ? promises.keySet() : accepted;
        return members.stream().filter(id -> !answered.contains(id)).toList();
    }

    /** Nothing speaks against it at this member. */
    void onWilling(MemberId from) {
        if (members.contains(from)) {
            willing.add(from);
        }
    }

    /** Takes a promise. */
    void onPromise(MemberId from, FoundingPromise promise) {
        boolean answersThis = promise.ballot().equals(ballot)
                && promise.info().id().equals(from)
                && promise.oldState()
                        .filter(state -> state.group().equals(group))
                        .isPresent();
        if (isBinding() && answersThis && members.contains(from)) {
            promises.putIfAbsent(from, promise);
        }
    }

    /** Whether everybody has promised, and the second phase may begin. */
    boolean isPromised() {
        return accept.isEmpty() && promises.size() == members.size();
    }

    /** What the members take over from the group: what they bring, or what they have accepted before if it suits all. */
    Inheritance inheritance() {
        Optional<Inheritance> earlier = promises.values().stream()
                .filter(promise -> promise.accepted()
                        .filter(proposal -> proposal.inherited().equals(group))
                        .isPresent())
                .max(Comparator.comparing(promise -> promise.acceptedBallot().orElseThrow()))
                .flatMap(FoundingPromise::accepted)
                .map(Inheritance::of)
                .filter(inheritance -> survivors().stream().allMatch(inheritance::continues));
        // Some may have delivered it: whoever was told that it was decided, and is excluded now.
        return earlier.orElseGet(() -> Inheritance.of(survivors(), fromRound));
    }

    private List<OldState> survivors() {
        return promises.values().stream()
                .flatMap(promise -> promise.oldState().stream())
                .toList();
    }

    /** Who has fallen so far behind that it cannot go on with this. */
    Optional<MemberId> leftBehind(Inheritance inheritance) {
        return promises.entrySet().stream()
                .filter(promise ->
                        !inheritance.continues(promise.getValue().oldState().orElseThrow()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What the members have said of themselves, by name. */
    List<MemberInfo> infos() {
        return promises.values().stream()
                .map(FoundingPromise::info)
                .sorted(Comparator.comparing(MemberInfo::name))
                .toList();
    }

    /** Begins the second phase. */
    FoundingAccept propose(FoundingProposal proposal) {
        FoundingAccept message = new FoundingAccept(ballot, proposal);
        accept = Optional.of(message);
        return message;
    }

    /**
     * Counts an acceptance.
     *
     * @return the proposal, when this acceptance decided it
     */
    Optional<FoundingProposal> onAccepted(MemberId from, FoundingBallot at) {
        if (accept.isEmpty() || !at.equals(ballot) || !members.contains(from)) {
            return Optional.empty();
        }
        boolean added = accepted.add(from);
        return added && accepted.size() == members.size() ? accept.map(FoundingAccept::proposal) : Optional.empty();
    }
}
