package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.base.Timeouts;
import io.xcom4ee.core.membership.Neighbours;
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
    private final Bootstrap bootstrap;
    private final Messages messages = new Messages();
    private long presenceMicros = Long.MIN_VALUE;
    private long joinMicros = Long.MIN_VALUE;
    private int joinTurn;
    private boolean superseded;
    private final OtherGroup older;
    private final OtherGroup newer;

    Search(ProcessState process) {
        this.process = process;
        this.neighbours =
                new Neighbours(PRESENCES_VALID * process.settings().timeouts().presenceMicros(), presenceValidMicros());
        this.older = new OtherGroup(presenceValidMicros());
        this.newer = new OtherGroup(presenceValidMicros());
        this.foundings = new Foundings(process, neighbours);
        this.bootstrap = new Bootstrap(process, neighbours);
    }

    /** Whoever said something for longer ago may have changed its mind unheard, however rarely processes tell of themselves. */
    private long presenceValidMicros() {
        Timeouts timeouts = process.settings().timeouts();
        return Math.max(PRESENCES_VALID * timeouts.presenceMicros(), timeouts.suspicionMicros());
    }

    /** Why this process must start anew, if it must. */
    Optional<Output.StopReason> stopped() {
        return superseded || foundings.isSuperseded() ? Optional.of(Output.StopReason.SUPERSEDED) : Optional.empty();
    }

    /** Whether a running group is known. */
    boolean isJoining() {
        return neighbours.isAnybodyOnline(process.nowMicros());
    }

    /** Those that a founding could count on now. */
    List<Presence> candidates() {
        return foundings.candidates();
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

    void onTick() {
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
            return foundings.nextDeadlineMicros();
        }
        long next =
                mayJoin() ? nextJoinMicros() : Math.min(foundings.nextDeadlineMicros(), bootstrap.nextDeadlineMicros());
        return Math.min(next, nextPresenceMicros());
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
        if (process.settings().electorate().isDynamic() ? isOutside(presence) : isSuperseding(presence)) {
            superseded = true;
        }
        if (!presence.group().equals(process.group())) {
            foundings.remind(from);
            process.participation().ifPresent(group -> group.welcomeAgain(from));
        }
    }

    /**
     * Another group of this name works, so that this member's group can have no majority any more. A newer one does for
     * certain. An older one may be the mistake of a member that was paused and has not noticed yet what it missed; it is
     * believed when it says so for longer than such a mistake can last. A fresh process that has accepted another group
     * later cannot enter the one that works; as another incarnation it has accepted nothing.
     */
    private boolean isSuperseding(Presence presence) {
        if (presence.standing() != Standing.ONLINE) {
            return process.participation().isPresent()
                    && process.standing() != Standing.ONLINE
                    && isNewerForLong(presence.group());
        }
        return switch (process.standing()) {
            case ONLINE -> false;
            case FRESH ->
                presence.promised()
                        .filter(promised -> foundings.hasAcceptedAnother(presence.group(), promised))
                        .isPresent();
            case BLOCKED, FROZEN -> isNewer(presence.group()) || isOlderForLong(presence.group());
        };
    }

    /**
     * In dynamic membership a group gives way only to what its membership was forced to, whether that works now or not. A
     * frozen member whose own group works without it has lost its place there.
     */
    private boolean isOutside(Presence presence) {
        boolean passedOver = process.standing() == Standing.FROZEN
                && presence.standing() == Standing.ONLINE
                && isOlderForLong(presence.group());
        return passedOver
                || (process.participation().isPresent() && presence.group().isLaterThan(process.group()));
    }

    private boolean isNewer(GroupId other) {
        return other.epoch() > process.group().epoch();
    }

    private boolean isOlderForLong(GroupId other) {
        boolean own = process.standing() == Standing.BLOCKED && other.equals(process.group());
        return !own && isForLong(older.toldMicros(other, process.nowMicros()));
    }

    /**
     * A later group waits, as this one does. Its founding has bound so many fresh processes that this group can never work
     * again, and by waiting in it this process counts neither there nor as a fresh one: all would wait for ever. Whoever
     * is only about to be told that it belongs to the later group is told much sooner.
     */
    private boolean isNewerForLong(GroupId other) {
        return isNewer(other) && isForLong(newer.toldMicros(other, process.nowMicros()));
    }

    /** Longer than a process that was paused takes to notice what it has missed. */
    private boolean isForLong(long toldMicros) {
        Timeouts timeouts = process.settings().timeouts();
        return toldMicros > timeouts.suspicionMicros() + 2 * timeouts.heartbeatMicros();
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
            foundings.onPromise(from(), promise);
            return TAKEN;
        }

        @Override
        public Boolean onFoundingRefuse(Message.FoundingRefuse refuse) {
            foundings.onRefuse(refuse);
            return TAKEN;
        }

        @Override
        public Boolean onFoundingAccept(Message.FoundingAccept accept) {
            foundings.onAccept(from(), accept);
            return TAKEN;
        }

        @Override
        public Boolean onFoundingAccepted(Message.FoundingAccepted accepted) {
            foundings.onAccepted(from(), accepted);
            return TAKEN;
        }

        @Override
        public Boolean onFounded(Founded founded) {
            foundings.onFounded(founded);
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
