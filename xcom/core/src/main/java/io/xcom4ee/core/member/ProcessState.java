package io.xcom4ee.core.member;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.SplitMix;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Snapshot;
import io.xcom4ee.core.message.Standing;
import io.xcom4ee.core.stream.OpenBarriers;
import io.xcom4ee.core.stream.OpenBroadcasts;
import io.xcom4ee.core.stream.OpenConfirmations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the process has whether it is in a group or not.
 *
 * <p>Confined to: the member's event loop.
 */
final class ProcessState {
    private final MemberSettings settings;
    private final Outbox out = new Outbox();
    private final OpenBroadcasts broadcasts;
    private final Tally tally = new Tally();
    private final OpenConfirmations confirmations = new OpenConfirmations();
    private final OpenCommands commands = new OpenCommands(out);
    private final OpenBarriers barriers;
    private final SplitMix random;
    private final TreeSet<MemberId> connected = new TreeSet<>();
    private Optional<Participation> participation = Optional.empty();
    private long nowMicros;

    ProcessState(MemberSettings settings, long nowMicros) {
        this.settings = settings;
        this.broadcasts = new OpenBroadcasts(settings.limits(), confirmations);
        this.barriers = new OpenBarriers(settings.self().id());
        this.random = new SplitMix(settings.seed());
        this.nowMicros = nowMicros;
    }

    MemberSettings settings() {
        return settings;
    }

    MemberInfo self() {
        return settings.self();
    }

    boolean isListed() {
        return settings.electorate().names().contains(self().name());
    }

    Outbox out() {
        return out;
    }

    OpenBroadcasts broadcasts() {
        return broadcasts;
    }

    OpenCommands commands() {
        return commands;
    }

    Tally tally() {
        return tally;
    }

    OpenConfirmations confirmations() {
        return confirmations;
    }

    OpenBarriers barriers() {
        return barriers;
    }

    SplitMix random() {
        return random;
    }

    /** Ordered, so that frames to all of them go out in the same order every time. */
    Set<MemberId> connected() {
        return connected;
    }

    long nowMicros() {
        return nowMicros;
    }

    void now(long micros) {
        nowMicros = micros;
    }

    /** The group that this process is in, if any. */
    Optional<Participation> participation() {
        return participation;
    }

    /** Goes on in a group from this boundary; from now on it takes part there and nowhere else. */
    void enter(Snapshot snapshot) {
        // What was meant for an old group says nothing of the new one.
        commands.abandon(CommandRefusal.NO_QUORUM);
        barriers.moveToNewGroup();
        confirmations.moveToNewGroup();
        GroupState.Host process = new GroupState.Host(
                settings, tally, broadcasts, confirmations, commands, barriers, out, random, connected);
        participation = Optional.of(new Participation(process, snapshot, nowMicros));
    }

    Standing standing() {
        if (participation.isEmpty()) {
            return Standing.FRESH;
        }
        if (participation.get().isFrozen()) {
            return Standing.FROZEN;
        }
        return participation.get().hasQuorum() ? Standing.ONLINE : Standing.BLOCKED;
    }

    GroupId group() {
        return participation.isPresent() ? participation.get().group() : GroupId.NONE;
    }

    long deliveredRound() {
        return participation.map(Participation::deliveredRound).orElse(0L);
    }

    void send(MemberId to, Message message) {
        out.send(List.of(to), GroupId.NONE, message);
    }

    void sendToConnected(Message message) {
        out.send(List.copyOf(connected), GroupId.NONE, message);
    }
}
