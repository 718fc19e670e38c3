package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.Agreements;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.message.Forwarded;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.LeadersChange;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.simulator.check.Checker;
import io.xcom4ee.simulator.check.Delivery;
import io.xcom4ee.simulator.check.Installation;
import io.xcom4ee.simulator.check.Taken;
import io.xcom4ee.simulator.frame.MessageKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what a run has exercised. A counter that stays at zero over many runs means that a part of the protocol is not
 * tested, however green everything is.
 */
public final class Health implements Checker {
    private final Tally<Count> counts = new Tally<>(Count.class);
    private final Tally<MessageKind> frames = new Tally<>(MessageKind.class);
    private final Hits hits = new Hits();
    private final Set<GroupId> groups = new HashSet<>();
    private final Set<String> views = new HashSet<>();
    private final Map<GroupId, Configuration> newest = new HashMap<>();
    private final Lags lags = new Lags();
    private long excused;

    /** What is counted. Each must happen in a batch of seeds. */
    public enum Count {
        STARTS,
        DEATHS,
        BROADCASTS,
        DELIVERIES,
        OWN_DELIVERIES,
        FAILED_FOR_CERTAIN,
        OUTCOME_UNKNOWN,
        CONFIRMED,
        NOT_CONFIRMED,
        HAND_OVERS,
        BARRIERS_PASSED,
        BARRIERS_FAILED,
        COMMANDS_REFUSED,
        COMMANDS_UNKNOWN,
        REVOCATIONS,
        NO_OPS_DECIDED,
        CATCH_UPS,
        EVICTED_WHEN_ASKED,
        WINDOW_FULL,
        PARTS_PROPOSED,
        PARTS_RELAYED,
        MESSAGES_INCOMPLETE,
        VIEWS,
        VIEWS_OF_MIXED_VERSIONS,
        UPGRADES,
        JOINED,
        LEFT,
        EXPELLED,
        HORIZON_WIDENED,
        HORIZON_NARROWED,
        EVERYBODY_LEADS,
        ONE_LEADS,
        LEADER_CHANGES,
        FORWARDS_RELAYED,
        TAKE_OVERS,
        FOUNDINGS,
        BOOTSTRAPS,
        FORCED,
        REFOUNDINGS,
        REFOUNDINGS_WITH_SURVIVORS,
        INHERITED_DELIVERIES,
        QUORUM_LOSSES,
        QUORUM_REGAINED,
        STANDSTILLS,
        STOPPED_LEFT,
        STOPPED_LEFT_WITHOUT_AGREEMENT,
        STOPPED_EXPELLED,
        STOPPED_LEFT_BEHIND,
        STOPPED_SUPERSEDED,
        LOAD_SHARED,
        LOAD_SHARED_UNDER_ONE_LEADER
    }

    private void count(Count what, long more) {
        counts.count(what, more);
    }

    /** How often it happened. */
    public long count(Count what) {
        return counts.of(what);
    }

    /** How many frames of a kind were handed in. */
    public long frames(MessageKind kind) {
        return frames.of(kind);
    }

    /** Adds the counts of another run. */
    public void add(Health other) {
        hits.add(other.hits);
        excused += other.excused;
        counts.add(other.counts);
        frames.add(other.frames);
    }

    @Override
    public void started(MemberInfo process, long atMicros) {
        count(Count.STARTS, 1);
    }

    @Override
    public void died(MemberId process, long atMicros) {
        count(Count.DEATHS, 1);
    }

    @Override
    public void broadcast(Taken taken) {
        count(Count.BROADCASTS, 1);
    }

    /** Who lags behind the others by more than an event horizon, and later does not, has caught up. */
    @Override
    public void sent(MemberId by, List<MemberId> to, Frame frame) {
        Configuration configuration = newest.get(frame.group());
        if (configuration == null || !(frame.message() instanceof Message.Progress progress)) {
            return;
        }
        int eventHorizonRounds = configuration.eventHorizonRounds();
        boolean caughtUp = lags.hasCaughtUp(frame.group(), by, progress.deliveredRound(), eventHorizonRounds);
        count(Count.CATCH_UPS, caughtUp ? 1 : 0);
    }

    @Override
    public void received(MemberId by, MemberId from, Frame frame) {
        MessageKind kind = MessageKind.of(frame.message());
        frames.count(kind, 1);
        values(frame.message());
        if (kind == MessageKind.PREPARE) {
            count(Count.REVOCATIONS, 1);
        } else if (kind == MessageKind.GONE) {
            count(Count.EVICTED_WHEN_ASKED, 1);
        } else if (frame.message() instanceof Message.Learn learn) {
            count(
                    Count.NO_OPS_DECIDED,
                    learn.toRound() - learn.fromRound() + 1 - learn.values().size());
        }
    }

    @Override
    public void delivered(Delivery delivery) {
        count(Count.DELIVERIES, 1);
        if (delivery.ownToken().isPresent()) {
            count(Count.OWN_DELIVERIES, 1);
        }
        if (delivery.isInherited()) {
            count(Count.INHERITED_DELIVERIES, 1);
        }
    }

    @Override
    public void installed(Installation installation) {
        if (!views.add(installation.name())) {
            return;
        }
        count(Count.VIEWS, 1);
        rules(installation);
        count(Count.JOINED, installation.configuration().joined().size());
        count(Count.LEFT, installation.configuration().left().size());
        count(Count.EXPELLED, installation.configuration().expelled().size());
        count(Count.VIEWS_OF_MIXED_VERSIONS, isMixed(installation.configuration()) ? 1 : 0);
        Agreements agreements = installation.configuration().agreements();
        boolean handedOver = agreements.designatedPrimary() != 0
                && agreements.termBegan() == installation.configuration().number();
        count(Count.HAND_OVERS, handedOver ? 1 : 0);
        boolean later = !groups.isEmpty();
        if (groups.add(installation.group())) {
            count(Count.FOUNDINGS, 1);
            boolean forced = groups.stream()
                    .anyMatch(group -> group.incarnation().getMostSignificantBits()
                                    == installation.group().incarnation().getMostSignificantBits()
                            && !group.equals(installation.group()));
            boolean alone = installation.configuration().members().size() == 1;
            count(Count.FORCED, forced ? 1 : 0);
            count(Count.BOOTSTRAPS, alone && !forced ? 1 : 0);
            count(Count.REFOUNDINGS, later ? 1 : 0);
            count(Count.REFOUNDINGS_WITH_SURVIVORS, installation.position() > 0 ? 1 : 0);
        }
    }

    /** What has changed beside the members. */
    private void rules(Installation installation) {
        Configuration now = installation.configuration();
        Configuration before = newest.get(installation.group());
        if (before != null && before.number() > now.number()) {
            return;
        }
        newest.put(installation.group(), now);
        if (before == null) {
            return;
        }
        count(Count.HORIZON_WIDENED, now.eventHorizonRounds() > before.eventHorizonRounds() ? 1 : 0);
        count(Count.UPGRADES, now.protocolVersion() > before.protocolVersion() ? 1 : 0);
        count(Count.HORIZON_NARROWED, now.eventHorizonRounds() < before.eventHorizonRounds() ? 1 : 0);
        if (now.leader() != before.leader()) {
            count(
                    now.isEverybodyLeading()
                            ? Count.EVERYBODY_LEADS
                            : before.isEverybodyLeading() ? Count.ONE_LEADS : Count.LEADER_CHANGES,
                    1);
        }
    }

    private static boolean isMixed(Configuration configuration) {
        List<MemberInfo> members =
                configuration.members().stream().map(ConfiguredMember::info).toList();
        return members.stream().anyMatch(member -> member.version() > ProtocolVersion.newestOfAll(members));
    }

    private void values(Message message) {
        if (message instanceof Message.Propose propose && propose.value() instanceof Forwarded forwarded) {
            count(Count.FORWARDS_RELAYED, 1);
            count(Count.PARTS_RELAYED, forwarded.content() instanceof Fragment ? 1 : 0);
        } else if (message instanceof Message.Propose propose && propose.value() instanceof Fragment) {
            count(Count.PARTS_PROPOSED, 1);
        } else if (message instanceof Message.Accept accept
                && accept.values().stream().anyMatch(value -> value.value() instanceof LeadersChange)) {
            count(Count.TAKE_OVERS, 1);
        }
    }

    @Override
    public void failed(MemberId by, Output.Failed failed, long atMicros) {
        count(failed.certain() ? Count.FAILED_FOR_CERTAIN : Count.OUTCOME_UNKNOWN, 1);
    }

    @Override
    public void confirmed(MemberId by, long token) {
        count(Count.CONFIRMED, 1);
    }

    @Override
    public void notConfirmed(MemberId by, Output.NotConfirmed end) {
        count(Count.NOT_CONFIRMED, 1);
    }

    @Override
    public void barrierEnded(MemberId by, long token, Output end) {
        count(end instanceof Output.BarrierPassed ? Count.BARRIERS_PASSED : Count.BARRIERS_FAILED, 1);
    }

    @Override
    public void commandEnded(MemberId by, long token, Output end) {
        if (end instanceof Output.CommandRefused) {
            count(Count.COMMANDS_REFUSED, 1);
        } else if (end instanceof Output.CommandUnknown) {
            count(Count.COMMANDS_UNKNOWN, 1);
        }
    }

    @Override
    public void reported(MemberId by, MemberReport report) {
        count(Count.WINDOW_FULL, report.memory().windowRefusals() > 0 ? 1 : 0);
        count(Count.MESSAGES_INCOMPLETE, report.memory().incompleteBytes() > 0 ? 1 : 0);
    }

    @Override
    public void quorum(MemberId by, boolean reached, long atMicros) {
        count(reached ? Count.QUORUM_REGAINED : Count.QUORUM_LOSSES, 1);
    }

    @Override
    public void standsStill(MemberId by) {
        count(Count.STANDSTILLS, 1);
    }

    @Override
    public void stopped(MemberId by, Output.StopReason reason, long atMicros) {
        count(
                switch (reason) {
                    case LEFT -> Count.STOPPED_LEFT;
                    case LEFT_WITHOUT_AGREEMENT -> Count.STOPPED_LEFT_WITHOUT_AGREEMENT;
                    case EXPELLED -> Count.STOPPED_EXPELLED;
                    case LEFT_BEHIND -> Count.STOPPED_LEFT_BEHIND;
                    case SUPERSEDED -> Count.STOPPED_SUPERSEDED;
                },
                1);
    }

    /** What never happened. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>(hits.missing());
        Arrays.stream(Count.values()).filter(what -> count(what) == 0).forEach(what -> missing.add(what.name()));
        return missing;
    }

    /** All members of a healed group are put under load. */
    void loadShared(Configuration configuration) {
        count(configuration.isEverybodyLeading() ? Count.LOAD_SHARED : Count.LOAD_SHARED_UNDER_ONE_LEADER, 1);
    }

    /** Ends the run without a failure because people broke what they have to see to. */
    void excused() {
        excused++;
    }

    /** Runs that ended so. */
    public long excusedRuns() {
        return excused;
    }

    /** Profiles, faults and encounters. */
    Hits hits() {
        return hits;
    }

    @Override
    public String toString() {
        return hits + "\nexcused " + excused + "\n" + counts + "\nmessages " + frames;
    }
}
