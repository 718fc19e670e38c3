package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.BarrierException;
import io.xcom4ee.api.CommandRefusedException;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.core.member.MemberReport;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a member tells of itself in figures, with the real protocol and real sockets. */
class StatisticsTest {
    private static final String[] ALL = {"server1", "server2", "server3"};

    /**
     * Figures that are rightly 0 at the end of a small run: what waits or is kept at one moment, and counters of what a small
     * run does not bring about. They are tested where it is brought about: those of the engine's limits by
     * {@code StatisticsAtLimitsTest}, dropped frames by {@code TransportTest}, those of the protocol by the simulator, which
     * fails if one of them never moves.
     */
    private static final Set<String> MAY_BE_ZERO = Set.of(
            "messages.outcomesUnknown",
            "messages.notConfirmed",
            "messages.overloaded",
            "commands.outcomesUnknown",
            "wire.framesDropped",
            "consensus.emptyProposals",
            "consensus.questions",
            "consensus.revocations",
            "consensus.repetitions",
            "queues.broadcasts",
            "queues.broadcastBytes",
            "queues.backlog",
            "queues.unconfirmed",
            "queues.outcomes",
            "queues.commands",
            "queues.barriers",
            "queues.listenerBytesMost",
            "memory.windowBytes",
            "memory.ownBytes",
            "memory.incompleteBytes",
            "memory.windowRefusals");

    private final TestMembers members = new TestMembers(3);
    private final Map<String, Recorder> recorders = new HashMap<>();

    @AfterEach
    void killAll() {
        members.close();
    }

    private void startAll() throws Exception {
        for (String name : ALL) {
            Recorder recorder = new Recorder();
            recorders.put(name, recorder);
            members.start(name).channel().subscribe(recorder);
        }
        for (String name : ALL) {
            await(recorders.get(name).viewOf(ALL));
        }
    }

    /** The first that fulfils this; they are published at a steady interval, so it comes or the test fails. */
    private GroupStatistics statistics(String name, Predicate<GroupStatistics> wanted) throws Exception {
        return await(CompletableFuture.supplyAsync(
                () -> {
                    GroupStatistics seen = members.member(name).channel().statistics();
                    while (!wanted.test(seen)) {
                        Thread.onSpinWait();
                        seen = members.member(name).channel().statistics();
                    }
                    return seen;
                },
                members.executor()));
    }

    /** One of the two has taken over what the dead member owned, whichever noticed first. */
    private void awaitRevocations(String one, String other) throws Exception {
        await(CompletableFuture.runAsync(
                () -> {
                    while (revocations(one) + revocations(other) == 0) {
                        Thread.onSpinWait();
                    }
                },
                members.executor()));
    }

    private long revocations(String name) {
        return members.member(name).channel().statistics().consensus().revocations();
    }

    /** All figures by name, those of the parts under the part's name. */
    private static Map<String, Long> figures(Object part, String prefix) throws ReflectiveOperationException {
        Map<String, Long> figures = new TreeMap<>();
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            Object value = component.getAccessor().invoke(part);
            String name = prefix + component.getName();
            if (value instanceof Number number) {
                figures.put(name, number.longValue());
            } else if (value instanceof Duration duration) {
                figures.put(name, duration.toNanos());
            } else if (value instanceof Record nested) {
                figures.putAll(figures(nested, name + "."));
            }
        }
        return figures;
    }

    @Test
    void everyCounterMovesInAGroupThatLivesAndLosesItsQuorum() throws Exception {
        startAll();
        GroupMember server1 = members.member("server1");
        liveOn(server1);
        loseTheQuorum(server1);

        GroupStatistics last = statistics(
                "server1",
                seen -> seen.messages().barriersFailed() == 1
                        && seen.commands().refused() == 1
                        && seen.membership().quorumLosses() > 0);
        Set<String> zero = figures(last, "").entrySet().stream()
                .filter(figure -> figure.getValue() == 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        zero.removeAll(MAY_BE_ZERO);
        assertThat(zero).isEmpty();
        assertThat(last.messages().broadcasts()).isEqualTo(52);
        assertThat(last.messages().broadcastBytes()).isEqualTo(51 * 100 + 1);
        assertThat(last.messages().acknowledged()).isEqualTo(51);
        assertThat(last.messages().confirmed()).isEqualTo(50);
        assertThat(last.messages().notDelivered()).isEqualTo(1);
        assertThat(last.messages().delivered()).isEqualTo(51);
        assertThat(last.messages().barriersPassed()).isEqualTo(1);
        assertThat(last.commands()).isEqualTo(new GroupStatistics.Commands(2, 1, 1, 0));
        assertThat(last.membership().incarnations()).isEqualTo(1);
        assertThat(last.membership().quorumLosses()).isEqualTo(1);
        assertThat(last.membership().eventHorizonRounds()).isEqualTo(40);
        assertThat(last.membership().singleLeaderCapable()).isTrue();
        assertThatBothWereSuspected(last.membership());
        assertThat(last.latency().sinceDelivery()).isPresent();
        assertThat(last.consensus().emptySlotsDelivered())
                .isLessThan(last.consensus().slotsDelivered());
    }

    private void liveOn(GroupMember server1) throws Exception {
        for (int round = 1; round <= 50; round++) {
            await(server1.channel()
                    .broadcast(new byte[100], Acknowledgement.BY_ALL, Duration.ofMinutes(1))
                    .toCompletableFuture());
        }
        await(server1.channel().barrier(Duration.ofMinutes(1)).toCompletableFuture());
        await(server1.channel()
                .control()
                .eventHorizon(40, Duration.ofMinutes(1))
                .toCompletableFuture());
    }

    /** What a dead member owns is taken over, and then everybody is lost. */
    private void loseTheQuorum(GroupMember server1) throws Exception {
        members.kill("server3");
        await(server1.channel().broadcast(new byte[100], Duration.ofMinutes(1)).toCompletableFuture());
        await(recorders.get("server1").viewOf("server1", "server2"));
        awaitRevocations("server1", "server2");
        GroupStatistics lively = statistics("server1", seen -> seen.messages().acknowledged() == 51);
        assertThat(lively.peers()).extracting(GroupStatistics.Peer::name).contains("server2");
        GroupStatistics.Peer peer = lively.peers().get(0);
        assertThat(figures(peer, "").entrySet())
                .filteredOn(figure -> !Set.of("framesDropped", "waitingBytes").contains(figure.getKey()))
                .allMatch(figure -> figure.getValue() > 0);
        members.kill("server2");
        await(recorders.get("server1").phase(GroupPhase.BLOCKED));
        Duration brief = Duration.ofMillis(10);
        assertThat(failure(server1.channel().broadcast(new byte[1], brief))).isInstanceOf(NotDeliveredException.class);
        assertThat(failure(server1.channel().barrier(brief))).isInstanceOf(BarrierException.class);
        assertThat(failure(server1.channel().control().eventHorizon(50, brief)))
                .isInstanceOf(CommandRefusedException.class);
    }

    private static Throwable failure(CompletionStage<?> outcome) {
        return catchThrowable(() -> await(outcome.toCompletableFuture())).getCause();
    }

    private static void assertThatBothWereSuspected(GroupStatistics.Membership membership) {
        assertThat(membership.suspicionsByName()).containsOnlyKeys("server2", "server3");
        assertThat(membership.suspicionsByName().values()).allMatch(count -> count > 0);
        assertThat(membership.suspicionsByName().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(membership.suspicions());
    }

    @Test
    void aMemberTellsFiguresBeforeItHasAGroup() {
        GroupStatistics first = members.start("server1").channel().statistics();
        assertThat(first.membership().protocolVersion()).isZero();
        assertThat(first.membership().leader()).isEmpty();
        assertThat(first.membership().singleLeaderCapable()).isFalse();
        assertThat(first.membership().suspicionsByName()).isEmpty();
        assertThat(first.latency().sinceDelivery()).isEmpty();
        assertThat(first.peers()).isEmpty();
    }

    @Test
    void aMemberTellsWhatItsProtocolKeeps() throws Exception {
        members.startFake("server1", members.values("server1"), settings -> new FakeProtocol(settings) {
            @Override
            public MemberReport report() {
                MemberReport report = super.report();
                return new MemberReport(
                        report.phase(),
                        report.quorum(),
                        report.unreachable(),
                        report.standstill(),
                        report.position(),
                        report.backlog(),
                        new MemberReport.MemoryReport(1, 2, 3, 4, 5),
                        report.founding());
            }
        });
        GroupStatistics.Memory memory =
                statistics("server1", seen -> seen.memory().windowBytes() > 0).memory();
        assertThat(memory).isEqualTo(new GroupStatistics.Memory(1, 2, 5, 4, 3));
    }

    @Test
    void theLastFiguresStayWhenTheMemberHasEnded() throws Exception {
        startAll();
        GroupMember server1 = members.member("server1");
        await(server1.channel().broadcast(new byte[1], Duration.ofMinutes(1)).toCompletableFuture());
        server1.stop(TestMembers.STOP_LIMIT);
        assertThat(server1.channel().statistics().messages().acknowledged()).isEqualTo(1);
        assertThat(server1.channel().statistics().peers()).isEmpty();
    }
}
