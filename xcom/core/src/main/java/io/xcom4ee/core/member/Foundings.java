package io.xcom4ee.core.member;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.membership.Founding;
import io.xcom4ee.core.membership.FoundingAcceptor;
import io.xcom4ee.core.membership.Neighbours;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.FoundingProposal;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Message.Founded;
import io.xcom4ee.core.message.Message.FoundingAccept;
import io.xcom4ee.core.message.Message.FoundingAccepted;
import io.xcom4ee.core.message.Message.FoundingPrepare;
import io.xcom4ee.core.message.Message.FoundingPromise;
import io.xcom4ee.core.message.Message.FoundingRefuse;
import io.xcom4ee.core.message.Message.Presence;
import io.xcom4ee.core.message.NeededVersion;
import io.xcom4ee.core.message.OldState;
import io.xcom4ee.core.message.Snapshot;
import io.xcom4ee.core.message.Standing;
import io.xcom4ee.core.stream.Inheritance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * This process's part in foundings and re-foundings of a listed group, as founder and as acceptor (protocol.md, "Founding
 * and re-founding").
 *
 * <p>Confined to: the member's event loop.
 */
final class Foundings implements FoundingMessages {
    private final ProcessState process;
    private final Neighbours neighbours;
    private final FoundingCandidates candidates;
    private final FoundingAcceptor acceptor;
    private Optional<Founding> attempt = Optional.empty();
    private Optional<Founded> founded = Optional.empty();
    private long possibleSinceMicros = Long.MAX_VALUE;
    private long retryMicros = Long.MIN_VALUE;
    private long sentMicros;
    private boolean superseded;

    Foundings(ProcessState process, Neighbours neighbours, FoundingAcceptor acceptor) {
        this.process = process;
        this.neighbours = neighbours;
        this.acceptor = acceptor;
        this.candidates = new FoundingCandidates(process, neighbours);
    }

    /** Whether a group was founded that goes on without this process's history: it must start anew. */
    boolean isSuperseded() {
        return superseded;
    }

    /** Those that could take part now, this process among them. By name. */
    List<Presence> candidates() {
        return candidates.list(ownPresence());
    }

    Presence ownPresence() {
        boolean works = process.standing() == Standing.ONLINE;
        Optional<FoundingBallot> promised = Bootstrap.shown(process).or(() -> acceptor.shown(works));
        return new Presence(process.self(), process.standing(), process.group(), process.deliveredRound(), promised);
    }

    /** Starts an attempt when it is possible and this process's turn, and drives the one under way. */
    void onTick() {
        long presence = process.settings().timeouts().presenceMicros();
        if (founded.isPresent()
                && process.participation()
                        .filter(Participation::isEverybodyBooted)
                        .isPresent()) {
            founded = Optional.empty();
        }
        if (attempt.isPresent()) {
            drive(attempt.get(), presence);
        } else if (isPossible() && process.nowMicros() >= dueMicros()) {
            start();
        }
    }

    private boolean isPossible() {
        List<String> electorate = process.settings().electorate().names();
        // Asked in every turn: a member at work need not look who else is there.
        List<Presence> present = process.standing() == Standing.ONLINE ? List.of() : candidates();
        boolean possible = process.isListed()
                && present.size() >= Founding.participantsNeeded(electorate)
                && !neighbours.isAnybodyOnline(process.nowMicros())
                && FoundingCandidates.fresh(present) >= Founding.freshNeeded(electorate);
        if (!possible) {
            possibleSinceMicros = Long.MAX_VALUE;
        } else if (possibleSinceMicros == Long.MAX_VALUE) {
            possibleSinceMicros = process.nowMicros();
        }
        return possible;
    }

    /** At once when the whole list is here, else after a grace for the rest; the first by name acts first. */
    private long dueMicros() {
        if (possibleSinceMicros == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        List<Presence> present = candidates();
        long rank = present.stream()
                .filter(presence ->
                        presence.info().name().compareTo(process.self().name()) < 0)
                .count();
        boolean complete =
                present.size() == process.settings().electorate().names().size();
        long grace = complete ? 0 : process.settings().timeouts().foundingGraceMicros();
        long turn = rank * 4 * process.settings().timeouts().presenceMicros();
        return Math.max(possibleSinceMicros + grace + turn, retryMicros);
    }

    private void start() {
        List<Presence> present = candidates();
        Optional<Presence> newest = present.stream()
                .filter(presence -> !presence.group().equals(GroupId.NONE))
                .max(Comparator.comparingLong(
                                (Presence presence) -> presence.group().epoch())
                        .thenComparing(presence -> presence.group().incarnation()));
        GroupId old = newest.map(Presence::group).orElse(GroupId.NONE);
        long fromRound = 1
                + present.stream()
                        .filter(presence -> presence.group().equals(old))
                        .mapToLong(Presence::deliveredRound)
                        .min()
                        .orElse(0);
        neighbours.sawBallot(acceptor.bound().map(FoundingBallot::number).orElse(0L));
        FoundingBallot ballot = new FoundingBallot(
                neighbours.highestBallot() + 1, process.self().id());
        neighbours.sawBallot(ballot.number());
        List<MemberId> asked =
                present.stream().map(presence -> presence.info().id()).toList();
        Founding started = new Founding(
                process.settings().electorate().names(),
                new FoundingPrepare(ballot, old, fromRound),
                asked,
                process.nowMicros());
        attempt = Optional.of(started);
        ask(started);
    }

    private void ask(Founding current) {
        sentMicros = process.nowMicros();
        List<MemberId> unasked = current.unasked(candidates::isFresh);
        process.out().send(others(unasked), GroupId.NONE, current.prepare());
        if (unasked.contains(process.self().id())) {
            onPrepare(process.self().id(), current.prepare());
        }
    }

    private List<MemberId> others(List<MemberId> asked) {
        return asked.stream().filter(id -> !id.equals(process.self().id())).toList();
    }

    /** What survivors bring may need a version that not all speak who have promised: those are not among the founders. */
    private List<MemberId> readers(Founding current, FoundingAccept accept) {
        int needed = NeededVersion.of(accept);
        return others(current.promises().stream()
                .map(FoundingPromise::info)
                .filter(info -> ProtocolVersion.newestOf(info) >= needed)
                .map(MemberInfo::id)
                .toList());
    }

    private void drive(Founding current, long presence) {
        long age = process.nowMicros() - current.startedMicros();
        if (age > patienceMicros() + 16 * presence || process.standing() == Standing.ONLINE) {
            giveUp();
            return;
        }
        if (current.isPromised(id -> isAwaited(id, age))) {
            propose(current);
        } else if (process.nowMicros() - sentMicros >= presence) {
            ask(current);
            current.accept().ifPresent(accept -> process.out().send(readers(current, accept), GroupId.NONE, accept));
        }
    }

    /** A survivor may be paused or busy; without it, what only it has would be lost. */
    private long patienceMicros() {
        return process.settings().timeouts().suspicionMicros();
    }

    /** A fresh process has nothing to bring and is awaited for a moment only, a survivor as long as it may live. */
    private boolean isAwaited(MemberId id, long ageMicros) {
        boolean survivor = neighbours
                .find(id)
                .filter(known -> known.standing() != Standing.FRESH)
                .isPresent();
        return ageMicros
                < (survivor
                        ? patienceMicros()
                        : 3 * process.settings().timeouts().presenceMicros());
    }

    private void giveUp() {
        long presence = process.settings().timeouts().presenceMicros();
        attempt = Optional.empty();
        retryMicros = process.nowMicros() + presence + process.random().nextBelow(4 * presence);
    }

    private void propose(Founding current) {
        Optional<FoundingProposal> earlier = current.earlierProposal();
        FoundingProposal proposal = earlier.filter(current::canOperate)
                .orElseGet(() -> newProposal(current, inheritance(current, earlier)));
        FoundingAccept accept = current.propose(proposal);
        sentMicros = process.nowMicros();
        process.out().send(readers(current, accept), GroupId.NONE, accept);
        onAccept(process.self().id(), accept);
    }

    /** What an earlier proposal inherits, since some may have delivered it; else what the survivors bring. */
    private static Inheritance inheritance(Founding current, Optional<FoundingProposal> earlier) {
        return earlier.map(Inheritance::of).orElseGet(() -> {
            List<OldState> survivors = current.promises().stream()
                    .flatMap(promise -> promise.oldState().stream())
                    .toList();
            return Inheritance.of(survivors, current.prepare().fromRound());
        });
    }

    private FoundingProposal newProposal(Founding current, Inheritance inheritance) {
        return new FoundingProposal(
                new GroupId(
                        process.random().nextUuid(), current.prepare().ballot().number()),
                current.participants(),
                process.settings().limits().eventHorizonRounds(),
                inheritance.group(),
                inheritance.from(),
                inheritance.tail(),
                inheritance.position());
    }

    /** Promises, and so gives up any vote in an older group for ever; a late attempt from before the own group asks in vain. */
    void onPrepare(MemberId from, FoundingPrepare prepare) {
        neighbours.sawBallot(prepare.ballot().number());
        boolean late = prepare.ballot().number() <= process.group().epoch() || acceptor.isOver(prepare.ballot());
        // The founder does not know of a newer group that this process is in, or a survivor whom it hears: what that
        // one has would be lost.
        boolean passesOver = process.group().epoch() > prepare.survivorsOf().epoch()
                || candidates.isAnyBeyond(prepare.survivorsOf().epoch());
        if (!process.isListed() || process.standing() == Standing.ONLINE || late || passesOver) {
            answer(from, ownPresence());
            return;
        }
        if (acceptor.refuses(prepare.ballot())) {
            answer(from, new FoundingRefuse(prepare.ballot(), acceptor.bound().orElseThrow()));
            return;
        }
        acceptor.promise(prepare.ballot());
        makeWayFor(prepare.ballot());
        Optional<OldState> oldState = process.participation().map(old -> old.freeze(prepare.fromRound()));
        answer(
                from,
                new FoundingPromise(
                        prepare.ballot(),
                        process.self(),
                        process.participation().isEmpty(),
                        acceptor.acceptedBallot(),
                        acceptor.accepted(),
                        oldState.filter(state -> state.group().equals(prepare.survivorsOf()))));
    }

    /** Somebody else's attempt is under way: one of this process's own would only be in its way. */
    private void makeWayFor(FoundingBallot ballot) {
        if (!ballot.founder().equals(process.self().id())) {
            long presence = process.settings().timeouts().presenceMicros();
            retryMicros = Math.max(retryMicros, process.nowMicros() + 4 * presence);
        }
    }

    private void answer(MemberId to, Message message) {
        if (!to.equals(process.self().id())) {
            process.send(to, message);
        } else if (message instanceof FoundingPromise promise) {
            onPromise(to, promise);
        } else if (message instanceof FoundingAccepted accepted) {
            onAccepted(to, accepted);
        } else if (message instanceof FoundingRefuse refuse) {
            onRefuse(refuse);
        }
    }

    @Override
    public void onPromise(MemberId from, FoundingPromise promise) {
        attempt.ifPresent(current -> {
            boolean bound = current.hasEnoughFresh();
            current.onPromise(from, promise);
            if (!bound && current.hasEnoughFresh()) {
                ask(current);
            }
            if (current.isPromised(id -> true)) {
                propose(current);
            }
        });
    }

    @Override
    public void onRefuse(FoundingRefuse refuse) {
        neighbours.sawBallot(refuse.promised().number());
        if (attempt.filter(current -> current.prepare().ballot().equals(refuse.ballot()))
                .isPresent()) {
            giveUp();
        }
    }

    @Override
    public void onAccept(MemberId from, FoundingAccept accept) {
        neighbours.sawBallot(accept.ballot().number());
        boolean member = process.standing() == Standing.ONLINE || process.standing() == Standing.BLOCKED;
        // Never back: a group that is not later than the own one came before it.
        boolean older = accept.proposal().group().epoch() <= process.group().epoch();
        if (member || older || acceptor.isOver(accept.ballot())) {
            answer(from, ownPresence());
            return;
        }
        if (acceptor.refuses(accept.ballot())) {
            answer(from, new FoundingRefuse(accept.ballot(), acceptor.bound().orElseThrow()));
            return;
        }
        acceptor.accept(accept.ballot(), accept.proposal());
        makeWayFor(accept.ballot());
        answer(from, new FoundingAccepted(accept.ballot()));
    }

    @Override
    public void onAccepted(MemberId from, FoundingAccepted accepted) {
        Optional<FoundingProposal> decided = attempt.flatMap(current -> current.onAccepted(from, accepted.ballot()));
        decided.ifPresent(proposal -> {
            attempt = Optional.empty();
            Founded message = new Founded(accepted.ballot(), proposal);
            process.out()
                    .send(others(proposal.members().stream().map(MemberInfo::id).toList()), GroupId.NONE, message);
            onFounded(message);
        });
    }

    /** Goes on in the founded group, if this process is one of its members and has what the group inherits. */
    @Override
    public void onFounded(Founded message) {
        FoundingProposal proposal = message.proposal();
        boolean member = proposal.members().stream()
                .anyMatch(info -> info.id().equals(process.self().id()));
        Optional<Participation> old = process.participation();
        boolean stale = acceptor.isOver(message.ballot())
                || hasAcceptedAnother(proposal.group(), message.ballot())
                || old.filter(group -> !group.isFrozen()).isPresent()
                || proposal.group().epoch() <= process.group().epoch();
        if (!member || stale) {
            return;
        }
        if (old.isPresent() && !old.get().continueIn(proposal)) {
            superseded = true;
            return;
        }
        acceptor.enter(message.ballot());
        attempt = Optional.empty();
        founded = Optional.of(message);
        Snapshot snapshot =
                FoundedGroup.firstSnapshot(message, process.settings().electorate());
        process.enter(snapshot);
        if (old.isPresent()) {
            // Only who had lost the quorum takes part in a founding.
            process.out().add(FoundedGroup.quorumRegained(snapshot));
        }
    }

    /** A member of the founded group seems not to know yet that it is founded. */
    @Override
    public void remind(MemberId id) {
        founded.filter(message -> message.proposal().members().stream()
                        .anyMatch(info -> info.id().equals(id)))
                .ifPresent(message -> process.send(id, message));
    }

    /** Whether this process counts for another group than this one, founded or to be founded later: it cannot enter. */
    boolean hasAcceptedAnother(GroupId group, FoundingBallot foundedAt) {
        return acceptor.hasAcceptedAnother(group, foundedAt);
    }

    /** A group was entered by joining it. */
    void onJoined(FoundingBallot foundedAt) {
        acceptor.enter(foundedAt);
        attempt = Optional.empty();
    }

    long nextDeadlineMicros() {
        long presence = process.settings().timeouts().presenceMicros();
        if (attempt.isPresent()) {
            return sentMicros + presence;
        }
        return process.standing() == Standing.ONLINE ? Long.MAX_VALUE : dueMicros();
    }
}
