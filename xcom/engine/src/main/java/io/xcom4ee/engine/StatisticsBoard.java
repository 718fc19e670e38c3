package io.xcom4ee.engine;

import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.MemberStatistics;
import io.xcom4ee.core.message.LeadersChange;
import io.xcom4ee.engine.handover.BroadcastQueue;
import io.xcom4ee.engine.handover.Histogram;
import io.xcom4ee.engine.handover.OutcomeCounts;
import io.xcom4ee.engine.handover.Outcomes;
import io.xcom4ee.engine.handover.Subscribers;
import io.xcom4ee.engine.handover.Timing;
import io.xcom4ee.engine.transport.Traffic;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The newest {@link GroupStatistics}, read by any thread, written by the member's event loop: often enough to be young, and
 * not so often that it costs.
 */
final class StatisticsBoard {
    /** In which a member at work publishes at most once. */
    private static final long INTERVAL_MICROS = 100_000;

    private final int protocolVersionMax;
    private final Sources sources;
    private final long startMicros;
    private volatile GroupStatistics current;

    // Confined to: the member's event loop.
    private long publishedMicros;

    /** Where the figures come from. */
    record Sources(
            Incarnations incarnations,
            BroadcastQueue queue,
            Outcomes outcomes,
            CommandDesk commands,
            BarrierDesk barriers,
            Subscribers subscribers,
            Meters meters) {}

    StatisticsBoard(int protocolVersionMax, Sources sources, long nowMicros) {
        this.protocolVersionMax = protocolVersionMax;
        this.sources = sources;
        this.startMicros = nowMicros;
        this.publishedMicros = nowMicros;
        this.current = taken(nowMicros);
    }

    GroupStatistics current() {
        return current;
    }

    void publishIfDue(long nowMicros) {
        if (nowMicros - publishedMicros >= INTERVAL_MICROS) {
            publish(nowMicros);
        }
    }

    void publish(long nowMicros) {
        publishedMicros = nowMicros;
        current = taken(nowMicros);
    }

    private GroupStatistics taken(long nowMicros) {
        Incarnations.Running running = sources.incarnations().running();
        MemberStatistics protocol =
                running == null ? MemberStatistics.NOTHING : running.protocol().statistics();
        Optional<MemberReport> report =
                Optional.ofNullable(running).map(present -> present.protocol().report());
        OutcomeCounts outcomes = sources.outcomes().counts();
        Timing.Sums commands = sources.commands().done();
        Timing.Sums barriers = sources.barriers().passed();
        return new GroupStatistics(
                micros(nowMicros - startMicros),
                membership(),
                consensus(protocol),
                messages(outcomes, barriers),
                commands(commands),
                latency(outcomes, barriers, commands, protocol, nowMicros),
                wire(),
                queues(protocol, report.map(MemberReport::backlog).orElse(0)),
                memory(report.map(MemberReport::memory).orElse(MemberReport.MemoryReport.NOTHING)),
                running == null ? List.of() : peers(running.mesh().peers()));
    }

    private GroupStatistics.Membership membership() {
        Configuration configuration = sources.meters().configuration();
        int protocolVersion = configuration == null ? 0 : configuration.protocolVersion();
        return new GroupStatistics.Membership(
                protocolVersion,
                protocolVersionMax,
                configuration == null ? 0 : configuration.eventHorizonRounds(),
                Optional.ofNullable(configuration)
                        .flatMap(present -> present.member(present.leader()))
                        .map(leader -> leader.info().name()),
                protocolVersion >= LeadersChange.VERSION,
                sources.meters().views(),
                sources.incarnations().started(),
                sources.meters().quorumLosses(),
                sources.meters().suspicions().sum(),
                sources.meters().suspicions().byName());
    }

    static GroupStatistics.Consensus consensus(MemberStatistics protocol) {
        return new GroupStatistics.Consensus(
                protocol.deliveredRound(),
                protocol.deliveredByAllRound(),
                protocol.slotsDelivered(),
                protocol.emptySlotsDelivered(),
                protocol.proposals(),
                protocol.emptyProposals(),
                protocol.proposalsDelivered(),
                micros(protocol.proposalMicrosSum()),
                protocol.revocations(),
                protocol.questions(),
                protocol.repetitions(),
                Histogram.buckets(protocol.proposalTimes()));
    }

    private GroupStatistics.Messages messages(OutcomeCounts outcomes, Timing.Sums barriers) {
        return new GroupStatistics.Messages(
                outcomes.broadcasts(),
                outcomes.bytes(),
                outcomes.acknowledged().count(),
                outcomes.confirmed().count(),
                outcomes.notDelivered(),
                outcomes.unknown(),
                outcomes.notConfirmed(),
                sources.queue().refusals(),
                sources.meters().delivered(),
                sources.meters().deliveredBytes(),
                barriers.count(),
                sources.barriers().failedCount());
    }

    private GroupStatistics.Commands commands(Timing.Sums done) {
        return new GroupStatistics.Commands(
                sources.commands().takenCount(),
                done.count(),
                sources.commands().refusedCount(),
                sources.commands().unknownCount());
    }

    private GroupStatistics.Latency latency(
            OutcomeCounts outcomes,
            Timing.Sums barriers,
            Timing.Sums commands,
            MemberStatistics protocol,
            long nowMicros) {
        return new GroupStatistics.Latency(
                micros(outcomes.acknowledged().sumMicros()),
                micros(outcomes.acknowledged().maxMicros()),
                micros(outcomes.confirmed().sumMicros()),
                micros(outcomes.confirmed().maxMicros()),
                micros(barriers.sumMicros()),
                micros(barriers.maxMicros()),
                micros(commands.sumMicros()),
                micros(commands.maxMicros()),
                micros(protocol.roundTripMicros()),
                sources.meters().lastDeliveryMicros().stream()
                        .mapToObj(delivered -> micros(Math.max(0, nowMicros - delivered)))
                        .findFirst(),
                micros(outcomes.waited().sumMicros()),
                micros(outcomes.waited().maxMicros()),
                outcomes.acknowledgements(),
                outcomes.waits());
    }

    private GroupStatistics.Wire wire() {
        Traffic.Sums sums = sources.incarnations().traffic();
        return new GroupStatistics.Wire(
                sums.dataFramesSent(),
                sums.dataBytesSent(),
                sums.controlFramesSent(),
                sums.controlBytesSent(),
                sums.framesDropped(),
                sums.framesReceived(),
                sums.bytesReceived(),
                sums.connectionsOpened());
    }

    private GroupStatistics.Queues queues(MemberStatistics protocol, int backlog) {
        return new GroupStatistics.Queues(
                sources.queue().messages(),
                sources.queue().bytes(),
                backlog,
                protocol.unconfirmed(),
                sources.outcomes().untold(),
                sources.commands().openCount(),
                sources.barriers().openCount(),
                sources.subscribers().count(),
                sources.subscribers().mostBytes());
    }

    private static GroupStatistics.Memory memory(MemberReport.MemoryReport memory) {
        return new GroupStatistics.Memory(
                memory.windowBytes(),
                memory.ownBytes(),
                memory.cacheBytes(),
                memory.incompleteBytes(),
                memory.windowRefusals());
    }

    private static List<GroupStatistics.Peer> peers(List<Traffic.OfPeer> peers) {
        return peers.stream()
                .map(peer -> new GroupStatistics.Peer(
                        peer.info().name(),
                        peer.info().id().incarnation(),
                        peer.info().address(),
                        peer.version(),
                        peer.framesSent(),
                        peer.bytesSent(),
                        peer.framesDropped(),
                        peer.framesReceived(),
                        peer.bytesReceived(),
                        peer.waitingBytes()))
                .sorted(Comparator.comparing(GroupStatistics.Peer::name))
                .toList();
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
