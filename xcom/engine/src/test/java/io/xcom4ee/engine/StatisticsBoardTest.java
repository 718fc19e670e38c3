package io.xcom4ee.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatistics.Bucket;
import io.xcom4ee.api.ViewId;
import io.xcom4ee.core.base.Agreements;
import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.member.Command;
import io.xcom4ee.core.member.CommandRefusal;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberStatistics;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.engine.handover.ApplicationExecutor;
import io.xcom4ee.engine.handover.Broadcast;
import io.xcom4ee.engine.handover.BroadcastQueue;
import io.xcom4ee.engine.handover.Outcomes;
import io.xcom4ee.engine.handover.Subscribers;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.settings.SettingsParser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Each figure is told under its own name; time moves by hand. */
class StatisticsBoardTest {
    private final ApplicationExecutor executor = new ApplicationExecutor(task -> {}, "orders", new EngineLog());
    private final Subscribers subscribers = new Subscribers("orders");
    private final Outcomes outcomes = new Outcomes(executor);
    private final CommandDesk commands = new CommandDesk(executor, () -> this.now);
    private final BarrierDesk barriers = new BarrierDesk(executor, subscribers, () -> this.now);
    private final Meters meters = new Meters(() -> this.now, "server1");
    private final StatisticsBoard board = new StatisticsBoard(
            ProtocolVersion.NEWEST,
            new StatisticsBoard.Sources(
                    new Incarnations(
                            SettingsParser.parse(Map.of(
                                    "group", "orders",
                                    "memberName", "server1",
                                    "memberList", "server1,server2",
                                    "seeds", "127.0.0.1:1")),
                            (settings, started) -> new FakeProtocol(settings)),
                    new BroadcastQueue(1, 1),
                    outcomes,
                    commands,
                    barriers,
                    subscribers,
                    meters),
            0);
    private long now;
    private long token;

    private GroupStatistics taken() {
        board.publish(now);
        return board.current();
    }

    private void broadcast(boolean byAll, long deliveredAfter, long confirmedAfter) {
        outcomes.turnBegins(now);
        long opened = outcomes.open(new Broadcast(new byte[0], byAll, now, now, new CompletableFuture<>()));
        now += deliveredAfter;
        outcomes.turnBegins(now);
        outcomes.delivered(opened, 1, new ViewId(new UUID(1, 1), 1, 1));
        now += confirmedAfter;
        outcomes.turnBegins(now);
        outcomes.confirmed(opened);
    }

    private void barrier(long micros) {
        barriers.offer(new BarrierDesk.Given(now, Long.MAX_VALUE));
        barriers.takeArrivals(() -> true, input -> token = ((Input.Barrier) input).token());
        now += micros;
        barriers.passed(new Output.BarrierPassed(token, 1));
        barriers.flush();
    }

    private void takeCommand() {
        commands.offer(
                new CommandDesk.Given(new Command.EventHorizon(10), now, Long.MAX_VALUE, new CompletableFuture<>()));
        commands.takeArrivals(() -> true, input -> token = ((Input.Command) input).token());
    }

    private void command(long micros) {
        takeCommand();
        now += micros;
        commands.done(new Output.CommandDone(token));
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(1_000 * micros);
    }

    private static Configuration configuration(int version, int leader) {
        return new Configuration(
                1,
                1,
                10,
                List.of(member(1, "server1"), member(2, "server2")),
                2,
                3,
                List.of(),
                List.of(),
                List.of(),
                Agreements.NEUTRAL.withProtocolVersion(version).withLeader(leader));
    }

    private static ConfiguredMember member(int number, String name) {
        return new ConfiguredMember(
                number, new MemberInfo(new MemberId(name, new UUID(0, number)), "127.0.0.1", 1, 2, 50), true);
    }

    /** Of those that took no longer than each bound; what is not given is as the last one. */
    private static List<Bucket> histogram(long... counts) {
        return IntStream.range(0, Bucket.BOUNDS.size())
                .mapToObj(bound -> new Bucket(Bucket.BOUNDS.get(bound), counts[Math.min(bound, counts.length - 1)]))
                .toList();
    }

    @Test
    void tellsHowLongEachKindTakes() {
        broadcast(true, 100, 300);
        broadcast(false, 50, 1_000_000);
        barrier(70);
        barrier(20);
        command(11);
        command(1_000);

        assertThat(taken().latency())
                .isEqualTo(new GroupStatistics.Latency(
                        micros(450),
                        micros(400),
                        micros(300),
                        micros(300),
                        micros(90),
                        micros(70),
                        micros(1_011),
                        micros(1_000),
                        Duration.ZERO,
                        Optional.empty(),
                        Duration.ZERO,
                        Duration.ZERO,
                        histogram(1, 1, 2),
                        histogram(2)));
        assertThat(taken().messages().acknowledged()).isEqualTo(2);
        assertThat(taken().messages().confirmed()).isEqualTo(1);
        assertThat(taken().messages().barriersPassed()).isEqualTo(2);
    }

    @Test
    void tellsWhatTheProtocolCounts() {
        List<Long> times = LongStream.rangeClosed(21, 37).boxed().toList();
        assertThat(StatisticsBoard.consensus(new MemberStatistics(1, 2, 3, 4, 5, 6, 7, times, 8, 9, 10, 11, 12)))
                .isEqualTo(new GroupStatistics.Consensus(
                        1,
                        2,
                        3,
                        4,
                        5,
                        6,
                        37,
                        micros(7),
                        8,
                        9,
                        10,
                        histogram(LongStream.rangeClosed(21, 36).toArray())));
    }

    @Test
    void tellsHowCommandsEnd() {
        command(1);
        command(1);
        command(1);
        takeCommand();
        commands.refused(new Output.CommandRefused(token, new Command.EventHorizon(10), CommandRefusal.ALREADY_SO));
        takeCommand();
        commands.refused(new Output.CommandRefused(token, new Command.EventHorizon(10), CommandRefusal.ALREADY_SO));
        takeCommand();
        commands.unknown(new Output.CommandUnknown(token, CommandRefusal.DEADLINE));
        takeCommand();
        assertThat(taken().commands()).isEqualTo(new GroupStatistics.Commands(7, 3, 2, 1));
        assertThat(taken().queues().commands()).isEqualTo(1);
        assertThat(taken().queues().barriers()).isZero();
    }

    @Test
    void tellsWhetherOneMayLeadAndWhoDoes() {
        assertThat(taken().membership().singleLeaderCapable()).isFalse();
        meters.installed(configuration(ProtocolVersion.FIRST, 0));
        assertThat(taken().membership().singleLeaderCapable()).isFalse();
        meters.installed(configuration(ProtocolVersion.SECOND, 0));
        assertThat(taken().membership().singleLeaderCapable()).isTrue();
        assertThat(taken().membership().leader()).isEmpty();
        meters.installed(configuration(ProtocolVersion.SECOND, 2));
        assertThat(taken().membership().leader()).contains("server2");
    }

    @Test
    void tellsWhoWasSuspected() {
        meters.installed(configuration(ProtocolVersion.SECOND, 0));
        GroupStatistics.Membership before = taken().membership();
        meters.unreachable("server2");
        meters.unreachable("server2");
        assertThat(taken().membership().suspicions()).isEqualTo(2);
        assertThat(taken().membership().suspicionsByName()).containsExactly(entry("server2", 2L));
        assertThat(before.suspicionsByName()).as("as it was then").containsExactly(entry("server2", 0L));
    }

    @Test
    void publishesOnceInAnInterval() {
        command(1);
        board.publishIfDue(99_999);
        assertThat(board.current().commands().done()).isZero();
        board.publishIfDue(100_000);
        assertThat(board.current().commands().done()).isEqualTo(1);
        assertThat(board.current().age()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void tellsHowLongAgoAMessageWasDelivered() {
        assertThat(taken().latency().sinceDelivery()).isEmpty();
        now = 100;
        meters.delivered(3, 30);
        now = 150;
        assertThat(taken().latency().sinceDelivery()).contains(micros(50));
        assertThat(taken().messages().delivered()).isEqualTo(3);
        assertThat(taken().messages().deliveredBytes()).isEqualTo(30);
    }
}
