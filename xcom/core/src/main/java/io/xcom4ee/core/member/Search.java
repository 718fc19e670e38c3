package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.base.Timeouts;
import io.xcom4ee.core.membership.FoundingAcceptor;
import io.xcom4ee.core.membership.Neighbours;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Message.Founded;
import io.xcom4ee.core.message.Message.JoinRequest;
import io.xcom4ee.core.message.Message.Presence;
import io.xcom4ee.core.message.Message.Welcome;
import io.xcom4ee.core.message.MessageVisitor;
import io.xcom4ee.core.message.Snapshot;
import io.xcom4ee.core.message.Standing;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything outside a group: making oneself known, finding a running group and joining it, or founding one.
 *
 * <p>Confined to: the member's event loop.
 */
final class Search {
    /** A presence counts for this many intervals. */
    private static final int PRESENCES_VALID = 4;

    private final ProcessState process;
    private final Neighbours neighbours;
    private final Foundings foundings;
    private final ForcedMembership forced;
    private final Supersession supersession;
    private final Bootstrap bootstrap;
    private final Messages messages = new Messages();
    private long presenceMicros = Long.MIN_VALUE;
    private long joinMicros = Long.MIN_VALUE;
    private int joinTurn;
    private boolean superseded;
    /** When a former member may be told the next time that it is out. */
    private final TreeMap<MemberId, Long> outdatedMicros = new TreeMap<>();

    Search(ProcessState process) {
        this.process = process;
        this.neighbours =
                new Neighbours(PRESENCES_VALID * process.settings().timeouts().presenceMicros(), presenceValidMicros());
        neighbours.sawBallot(process.settings().epochFloor());
        FoundingAcceptor acceptor = new FoundingAcceptor(floor(process));
        this.foundings = new Foundings(process, neighbours, acceptor);
        this.forced = new ForcedMembership(process, neighbours, acceptor);
        this.supersession = new Supersession(process, foundings, forced, presenceValidMicros());
        this.bootstrap = new Bootstrap(process, neighbours);
    }

    /** In dynamic membership nobody but who makes the group has a say in its epoch. */
    private static Optional<FoundingBallot> floor(ProcessState process) {
        long floor = process.settings().epochFloor();
        return process.settings().electorate().isDynamic() || floor == 0
                ? Optional.empty()
                : Optional.of(new FoundingBallot(floor, process.self().id()));
    }

    /** Whoever said something for longer ago may have changed its mind unheard, however rarely processes tell of themselves. */
    private long presenceValidMicros() {
        Timeouts timeouts = process.settings().timeouts();
        return Math.max(PRESENCES_VALID * timeouts.presenceMicros(), timeouts.suspicionMicros());
    }

    /** Why this process must start anew, if it must. */
    Optional<Output.StopReason> stopped() {
        boolean ended = superseded || foundings.isSuperseded() || forced.isSuperseded();
        return ended ? Optional.of(Output.StopReason.SUPERSEDED) : Optional.empty();
    }

    /** Whether a running group is known. */
    boolean isJoining() {
        return neighbours.isAnybodyOnline(process.nowMicros());
    }

    /** Those that a founding could count on now; without a list, on which nothing is founded, all that are heard. */
    List<Presence> candidates() {
        return process.settings().electorate().isDynamic()
                ? neighbours.present(process.nowMicros())
                : foundings.candidates();
    }

    void onConnectionUp(MemberId peer) {
        process.send(peer, foundings.ownPresence());
    }

    void onConnectionDown(MemberId peer) {
        neighbours.gone(peer);
    }

    void onMessage(MemberId from, Message message) {
        messages.take(from, message);
    }

    /** A group is followed by one that is founded anew, or that its membership is forced to: never both. */
    private FoundingMessages successors() {
        return process.settings().electorate().isDynamic() ? forced : foundings;
    }

    /** An administrator wants the membership forced. This process is in a group. */
    void onCommand(Input.Command input, Command.ForceMembers force) {
        forced.onCommand(input, force);
    }

    /** The process ends. */
    void abandonCommands(CommandRefusal reason) {
        forced.abandon(reason);
    }

    /** Somebody speaks in a group that this one's group has come of: it is told that it is out. */
    void onOutdated(MemberId from) {
        long due = outdatedMicros.getOrDefault(from, Long.MIN_VALUE);
        if (process.nowMicros() >= due) {
            outdatedMicros.values().removeIf(next -> next <= process.nowMicros());
            outdatedMicros.put(
                    from, process.nowMicros() + process.settings().timeouts().heartbeatMicros());
            process.send(from, foundings.ownPresence());
        }
    }

    void onTick() {
        forced.onTick();
        if (process.standing() == Standing.ONLINE) {
            foundings.onTick();
            return;
        }
        if (process.nowMicros() >= nextPresenceMicros()) {
            presenceMicros = process.nowMicros();
            process.sendToConnected(foundings.ownPresence());
        }
        if (mayJoin()) {
            join(neighbours.online(process.nowMicros()));
        } else {
            bootstrap.onTick().ifPresent(this::enterAlone);
            foundings.onTick();
        }
    }

    private void enterAlone(Founded bootstrapped) {
        foundings.onJoined(bootstrapped.ballot());
        process.enter(
                FoundedGroup.firstSnapshot(bootstrapped, process.settings().electorate()));
    }

    /** This process itself did not run for a while. */
    void onOwnPause(long nowMicros) {
        bootstrap.onOwnPause(nowMicros);
    }

    /** A fresh process joins a running group; it founds none as long as it knows of one. */
    private boolean mayJoin() {
        return process.standing() == Standing.FRESH && isJoining();
    }

    private void join(List<Presence> online) {
        if (process.nowMicros() >= nextJoinMicros()) {
            joinMicros = process.nowMicros();
            joinTurn++;
            List<Presence> sponsors = ofOneGroup(online);
            Presence sponsor = sponsors.get(Math.floorMod(joinTurn, sponsors.size()));
            process.send(sponsor.info().id(), new JoinRequest(process.self()));
        }
    }

    /** Whoever asks two groups may be added to both, and burden one of them with a member that never comes. */
    private static List<Presence> ofOneGroup(List<Presence> online) {
        GroupId newest = online.stream()
                .map(Presence::group)
                .max(Comparator.comparingLong(GroupId::epoch).thenComparing(GroupId::incarnation))
                .orElseThrow();
        return online.stream()
                .filter(presence -> presence.group().equals(newest))
                .toList();
    }

    private long nextPresenceMicros() {
        return after(presenceMicros);
    }

    private long nextJoinMicros() {
        return after(joinMicros);
    }

    private long after(long lastMicros) {
        return lastMicros == Long.MIN_VALUE
                ? lastMicros
                : lastMicros + process.settings().timeouts().presenceMicros();
    }

    long nextDeadlineMicros() {
        if (process.standing() == Standing.ONLINE) {
            return Math.min(foundings.nextDeadlineMicros(), forced.nextDeadlineMicros());
        }
        long next =
                mayJoin() ? nextJoinMicros() : Math.min(foundings.nextDeadlineMicros(), bootstrap.nextDeadlineMicros());
        return Math.min(Math.min(next, forced.nextDeadlineMicros()), nextPresenceMicros());
    }

    private void onPresence(MemberId from, Presence presence) {
        if (!presence.info().id().equals(from)) {
            return;
        }
        neighbours.seen(presence, process.nowMicros());
        bootstrap.onPresence(presence);
        if (process.standing() == Standing.ONLINE) {
            if (presence.standing() != Standing.ONLINE) {
                process.send(from, foundings.ownPresence());
            }
        }
        if (supersession.isBy(presence)) {
            superseded = true;
        }
        if (!presence.group().equals(process.group())) {
            successors().remind(from);
            process.participation().ifPresent(group -> group.welcomeAgain(from));
        }
    }

    private void onWelcome(Welcome welcome) {
        Configuration first = welcome.snapshot().configurations().get(0);
        boolean member = first.member(process.self().id()).isPresent();
        boolean spoken = ProtocolVersion.isSpokenBy(process.self(), first.protocolVersion());
        if (process.participation().isPresent() || !member || !spoken) {
            return;
        }
        Snapshot snapshot = welcome.snapshot();
        if (foundings.hasAcceptedAnother(snapshot.group(), snapshot.foundedAt())) {
            superseded = isJoining();
        } else {
            foundings.onJoined(snapshot.foundedAt());
            process.enter(snapshot);
        }
    }

    /** Messages outside any group; those of a group are ignored when they come without one. */
    private final class Messages implements MessageVisitor<Boolean> {
        private static final Boolean TAKEN = Boolean.TRUE;
        private static final Boolean IGNORED = Boolean.FALSE;

        private @Nullable MemberId from;

        void take(MemberId sender, Message message) {
            from = sender;
            message.accept(this);
        }

        private MemberId from() {
            return Objects.requireNonNull(from);
        }

        @Override
        public Boolean onPresence(Presence presence) {
            Search.this.onPresence(from(), presence);
            return TAKEN;
        }

        @Override
        public Boolean onJoinRequest(JoinRequest request) {
            if (request.info().id().equals(from())) {
                process.participation().ifPresent(group -> group.onJoinRequest(request.info(), process.nowMicros()));
            }
            return TAKEN;
        }

        @Override
        public Boolean onJoinRefused(Message.JoinRefused refused) {
            if (process.standing() == Standing.FRESH) {
                process.out().add(new Output.Refused(from(), refused.refusal()));
            }
            return TAKEN;
        }

        @Override
        public Boolean onWelcome(Welcome welcome) {
            Search.this.onWelcome(welcome);
            return TAKEN;
        }

        @Override
        public Boolean onFoundingPrepare(Message.FoundingPrepare prepare) {
            foundings.onPrepare(from(), prepare);
            return TAKEN;
        }

        @Override
        public Boolean onFoundingPromise(Message.FoundingPromise promise) {
            successors().onPromise(from(), promise);
            return TAKEN;
        }

        @Override
        public Boolean onFoundingRefuse(Message.FoundingRefuse refuse) {
            successors().onRefuse(refuse);
            return TAKEN;
        }

        @Override
        public Boolean onFoundingAccept(Message.FoundingAccept accept) {
            successors().onAccept(from(), accept);
            return TAKEN;
        }

        @Override
        public Boolean onFoundingAccepted(Message.FoundingAccepted accepted) {
            successors().onAccepted(from(), accepted);
            return TAKEN;
        }

        @Override
        public Boolean onFounded(Founded founded) {
            successors().onFounded(founded);
            return TAKEN;
        }

        @Override
        public Boolean onForcePrepare(Message.ForcePrepare prepare) {
            forced.onPrepare(from(), prepare);
            return TAKEN;
        }

        @Override
        public Boolean onForceAnswer(Message.ForceAnswer answer) {
            forced.onAnswer(from(), answer);
            return TAKEN;
        }

        @Override
        public Boolean onPropose(Message.Propose propose) {
            return IGNORED;
        }

        @Override
        public Boolean onProgress(Message.Progress progress) {
            return IGNORED;
        }

        @Override
        public Boolean onForward(Message.Forward forward) {
            return IGNORED;
        }

        @Override
        public Boolean onPrepare(Message.Prepare prepare) {
            return IGNORED;
        }

        @Override
        public Boolean onPromise(Message.Promise promise) {
            return IGNORED;
        }

        @Override
        public Boolean onRefuse(Message.Refuse refuse) {
            return IGNORED;
        }

        @Override
        public Boolean onAccept(Message.Accept accept) {
            return IGNORED;
        }

        @Override
        public Boolean onAccepted(Message.Accepted accepted) {
            return IGNORED;
        }

        @Override
        public Boolean onLearn(Message.Learn learn) {
            return IGNORED;
        }

        @Override
        public Boolean onAsk(Message.Ask ask) {
            return IGNORED;
        }

        @Override
        public Boolean onGone(Message.Gone gone) {
            return IGNORED;
        }

        @Override
        public Boolean onNotMember(Message.NotMember notMember) {
            return IGNORED;
        }
    }
}
