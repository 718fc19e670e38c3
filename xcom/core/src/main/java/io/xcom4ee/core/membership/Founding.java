package io.xcom4ee.core.membership;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.Message.FoundingAccept;
import io.xcom4ee.core.message.Message.FoundingPrepare;
import io.xcom4ee.core.message.Message.FoundingPromise;
import io.xcom4ee.core.message.OldState;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * One attempt to found a group, as its founder sees it: a Paxos decision among processes of the electorate's list.
 *
 * <p>It needs (1) a majority M of the N listed names, who promise to vote in no older group ever again, and (2) at least
 * N - M + 1 fresh ones among them: then fewer than M members of any older group are left, so that it can neither operate
 * nor come back, and a majority of its memory was lost anyway.
 *
 * <p>Confined to: the member's event loop.
 */
public final class Founding {
    private final List<String> electorate;
    private final FoundingPrepare prepare;
    private final TreeSet<MemberId> asked;
    private final TreeMap<String, FoundingPromise> promises = new TreeMap<>();
    private final TreeSet<MemberId> accepted = new TreeSet<>();
    private final long startedMicros;
    private Optional<FoundingAccept> accept = Optional.empty();
    private boolean decided;

    /** An attempt among the processes that were asked. */
    public Founding(List<String> electorate, FoundingPrepare prepare, List<MemberId> asked, long nowMicros) {
        this.electorate = electorate;
        this.prepare = prepare;
        this.asked = new TreeSet<>(asked);
        this.startedMicros = nowMicros;
    }

    /** How many participants a founding needs: a majority of the list. */
    public static int participantsNeeded(List<String> electorate) {
        return electorate.size() / 2 + 1;
    }

    /** How many fresh ones it needs among them. */
    public static int freshNeeded(List<String> electorate) {
        return electorate.size() - participantsNeeded(electorate) + 1;
    }

    /** The first phase's message. */
    public FoundingPrepare prepare() {
        return prepare;
    }

    /** When the attempt began. */
    public long startedMicros() {
        return startedMicros;
    }

    /** Who was asked. */
    public List<MemberId> asked() {
        return List.copyOf(asked);
    }

    /** Takes a promise of a listed process that was asked; of two with the same name the first counts. */
    public void onPromise(MemberId from, FoundingPromise promise) {
        if (promise.ballot().equals(prepare.ballot())
                && asked.contains(from)
                && promise.info().id().equals(from)
                && electorate.contains(from.name())) {
            promises.putIfAbsent(from.name(), promise);
        }
    }

    /**
     * Whether the second phase may begin.
     *
     * @param awaited who is still waited for, of those that have not answered: every survivor that can be reached is asked
     */
    public boolean isPromised(Predicate<MemberId> awaited) {
        boolean waiting = asked.stream().anyMatch(id -> !hasPromised(id) && awaited.test(id));
        if (accept.isPresent() || waiting) {
            return false;
        }
        return participants().size() >= participantsNeeded(electorate) && hasEnoughFresh();
    }

    private boolean hasPromised(MemberId id) {
        FoundingPromise promise = promises.get(id.name());
        return promise != null && promise.info().id().equals(id);
    }

    /** Whether so many fresh processes are bound that no older group can go on any more. */
    public boolean hasEnoughFresh() {
        return promises.values().stream().filter(FoundingPromise::fresh).count() >= freshNeeded(electorate);
    }

    /**
     * Whom to ask for a promise now. A survivor's promise ends its old group for ever, so survivors are asked only once
     * enough fresh processes are bound: what looked fresh may have joined that very group meanwhile.
     *
     * @param fresh whether a process is known to be fresh
     */
    public List<MemberId> unasked(Predicate<MemberId> fresh) {
        return asked.stream()
                .filter(id -> accept.isEmpty() && !hasPromised(id) && (hasEnoughFresh() || fresh.test(id)))
                .toList();
    }

    /** The second phase's message, to be sent again, as long as it is not decided. */
    public Optional<FoundingAccept> accept() {
        return decided ? Optional.empty() : accept;
    }

    /** All promises, by name. */
    public List<FoundingPromise> promises() {
        return List.copyOf(promises.values());
    }

    /**
     * Those who promised and speak what the group will: the version of the old group or a newer one, and all the same. The
     * others are bound by their promises too, and wait for a newer release. By name.
     */
    public List<MemberInfo> participants() {
        int inherited = inheritedVersion();
        List<MemberInfo> able = promises.values().stream()
                .map(FoundingPromise::info)
                .filter(info -> ProtocolVersion.newestOf(info) >= inherited)
                .toList();
        int version = ProtocolVersion.newestOfAll(able);
        return able.stream()
                .filter(info -> ProtocolVersion.isSpokenBy(info, version))
                .toList();
    }

    /** Below this version what is inherited might not be understood. */
    private int inheritedVersion() {
        int brought = promises.values().stream()
                .flatMap(promise -> promise.oldState().stream())
                .mapToInt(OldState::protocolVersion)
                .max()
                .orElse(ProtocolVersion.FIRST);
        int proposed = earlierProposal()
                .filter(proposal -> !proposal.inherited().equals(GroupId.NONE))
                .map(proposal -> ProtocolVersion.newestOfAll(proposal.members()))
                .orElse(ProtocolVersion.FIRST);
        return Math.max(brought, proposed);
    }

    /**
     * The proposal that was accepted at the highest ballot: it may have been decided. One that is not newer than the group
     * whose survivors take part is over: that group came of it, or after it.
     */
    public Optional<FoundingProposal> earlierProposal() {
        return promises.values().stream()
                .filter(promise ->
                        promise.accepted().filter(this::isNewerThanSurvivors).isPresent())
                .max((one, other) -> one.acceptedBallot()
                        .orElseThrow()
                        .compareTo(other.acceptedBallot().orElseThrow()))
                .flatMap(FoundingPromise::accepted);
    }

    private boolean isNewerThanSurvivors(FoundingProposal proposal) {
        return proposal.group().epoch() > prepare.survivorsOf().epoch();
    }

    /**
     * Whether enough of the proposal's members are here to make its group work. Without them it can never work, decided or
     * not, since those who are here have promised not to enter it any more: another group takes over what it inherits, and
     * who waits in it alone gives it up.
     */
    public boolean canOperate(FoundingProposal proposal) {
        long here = promises.values().stream()
                .filter(promise -> isMember(proposal, promise.info().id()))
                .count();
        return here >= participantsNeeded(electorate);
    }

    private static boolean isMember(FoundingProposal proposal, MemberId id) {
        return proposal.members().stream().anyMatch(member -> member.id().equals(id));
    }

    /** Begins the second phase. */
    public FoundingAccept propose(FoundingProposal proposal) {
        FoundingAccept message = new FoundingAccept(prepare.ballot(), proposal);
        accept = Optional.of(message);
        return message;
    }

    /**
     * Counts an acceptance. Only members of the proposed group count: they are the ones that make it operate.
     *
     * @return the proposal, when this acceptance decided it
     */
    public Optional<FoundingProposal> onAccepted(MemberId from, FoundingBallot ballot) {
        if (decided || accept.isEmpty() || !ballot.equals(prepare.ballot())) {
            return Optional.empty();
        }
        FoundingProposal proposal = accept.get().proposal();
        if (isMember(proposal, from)) {
            accepted.add(from);
        }
        if (accepted.size() < participantsNeeded(electorate)) {
            return Optional.empty();
        }
        decided = true;
        return Optional.of(proposal);
    }
}
