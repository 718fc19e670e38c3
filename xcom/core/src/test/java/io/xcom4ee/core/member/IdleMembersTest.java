package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.MILLI;
import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.message.Message.Progress;
import io.xcom4ee.core.message.Message.Propose;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members that say nothing cost those that do as little as can be: few frames, and no waiting for their word. */
class IdleMembersTest {
    /** A frame takes one. */
    private static final long STEP = MILLI / 2;

    private static final long ROUND_TRIP_MICROS = 3 * STEP;
    private static final int MESSAGES = 40;

    private static TestGroup started(TestGroup group) {
        group.names().forEach(group::start);
        group.run(4 * SECOND);
        return group;
    }

    private static TestGroup started(String... names) {
        return started(new TestGroup(names));
    }

    /** It is the only one that speaks, in each step. */
    private static void letSpeak(TestGroup group) {
        for (int count = 0; count < MESSAGES; count++) {
            group.node("a").broadcast("x");
            group.run(STEP);
        }
    }

    private static List<Progress> told(TestGroup group, String from, String to) {
        return group.node(from).outputs(Output.Send.class).stream()
                .filter(send -> send.to().contains(group.node(to).info().id()))
                .map(send -> send.frame().message())
                .filter(Progress.class::isInstance)
                .map(Progress.class::cast)
                .toList();
    }

    /** How often each is told of the member's work while a sends in each step. */
    private static int frames(TestGroup group, String from, String to) {
        int before = told(group, from, to).size();
        letSpeak(group);
        return told(group, from, to).size() - before;
    }

    private static long highestRound(TestGroup group, String name) {
        return group.node(name).outputs(Output.Send.class).stream()
                .map(send -> send.frame().message())
                .filter(Propose.class::isInstance)
                .mapToLong(message -> ((Propose) message).round())
                .max()
                .orElseThrow();
    }

    @Test
    void ofThreeOnlyTheOwnerIsToldOfEachVote() {
        TestGroup group = started("a", "b", "c");
        assertThat(frames(group, "b", "a")).isGreaterThanOrEqualTo(MESSAGES - 2);
        assertThat(frames(group, "b", "c")).isBetween(1, MESSAGES / 2 + 1);
        group.run(ROUND_TRIP_MICROS);
        assertThat(group.node("c").delivered())
                .hasSize(2 * MESSAGES)
                .isEqualTo(group.node("a").delivered());
    }

    @Test
    void ofFiveEachHearsAtOnceOfAsManyVotesAsItLacks() {
        TestGroup group = started("a", "b", "c", "d", "e");
        assertThat(frames(group, "b", "a")).isGreaterThanOrEqualTo(MESSAGES - 2);
        assertThat(frames(group, "b", "c")).isGreaterThanOrEqualTo(MESSAGES - 2);
        assertThat(frames(group, "b", "d")).isBetween(1, MESSAGES / 2 + 1);
        assertThat(frames(group, "e", "b")).isGreaterThanOrEqualTo(MESSAGES - 2);
    }

    @Test
    void whoIsDeadIsNobodysVoter() {
        TestGroup group = started("a", "b", "c", "d", "e");
        group.kill("b");
        group.run(STEP);
        // Now and then delivery waits for a slot of the dead one.
        assertThat(frames(group, "e", "c")).isGreaterThanOrEqualTo(MESSAGES * 3 / 4);
        assertThat(frames(group, "d", "c")).isBetween(1, MESSAGES / 2 + 1);
    }

    @Test
    void whoHasBeenIdleGivesUpAQuarterOfTheEventHorizonAhead() {
        TestGroup group = started("a", "b", "c");
        IntStream.range(0, 3).forEach(count -> letSpeak(group));
        group.run(10 * MILLI);
        List<Progress> told = told(group, "b", "a");
        long ahead = told.get(told.size() - 1).skippedTo() - highestRound(group, "a");
        int most = Limits.DEFAULT.eventHorizonRounds() / 4;
        assertThat(ahead).isBetween(most / 2L, (long) most);
    }

    /** Each of them speaks in a round that lies ahead of the one before by what it has given up. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 9})
    void whoSpeakInTurnGiveUpNextToNothingAhead(int members) {
        TestGroup group = started(new TestGroup(
                withHorizon(200),
                List.of("a", "b", "c", "d", "e", "f", "g", "h", "i")
                        .subList(0, members)
                        .toArray(String[]::new)));
        group.node("a").broadcast("x");
        group.run(ROUND_TRIP_MICROS);
        long first = highestRound(group, "a");
        int turns = 10;
        for (int turn = 0; turn < turns; turn++) {
            for (String name : group.names()) {
                group.node(name).broadcast("x");
                group.run(ROUND_TRIP_MICROS);
            }
        }
        // What they had given up before they spoke for the first time is a quarter of the event horizon at most.
        assertThat(group.node("a").delivered()).hasSize(1 + turns * members);
        assertThat(highestRound(group, group.names().get(members - 1)) - first)
                .isLessThanOrEqualTo(2L * turns * members + 200 / 4);
    }

    /** A follower of the only leader has no slots to give up. */
    @Test
    void anOnlyLeaderDecidesNoMoreThanWhatIsSaid() {
        TestGroup group = started("a", "b", "c");
        group.node("a").command(1, new Command.Leaders(true, Optional.of("a")), 10 * SECOND);
        group.run(SECOND);
        group.node("b").broadcast("x");
        group.run(SECOND);
        long before = highestRound(group, "a");
        group.node("c").broadcast("y");
        group.run(SECOND);
        assertThat(highestRound(group, "a")).isEqualTo(before + 1);
        assertThat(group.node("a").delivered()).hasSize(2);
    }

    @Test
    void aMajorityDoesNotWaitForTheWordOfWhoIsIdle() {
        TestGroup group = started("a", "b", "c");
        letSpeak(group);
        group.run(10 * MILLI);
        group.lose(frame -> frame.from().name().equals("c"));
        group.node("a").broadcast("last");
        group.run(ROUND_TRIP_MICROS);
        assertThat(group.node("a").delivered()).hasSize(MESSAGES + 1);
        assertThat(group.node("b").delivered()).hasSize(MESSAGES + 1);
    }

    @Test
    void whatAnIdleMemberSaysTakesNoLonger() {
        TestGroup group = started("a", "b", "c");
        letSpeak(group);
        group.run(10 * MILLI);
        group.node("b").broadcast("at last");
        group.run(ROUND_TRIP_MICROS);
        assertThat(group.node("b").delivered()).hasSize(MESSAGES + 1);
    }

    /** Nobody else has anything to say that would move the horizon. */
    @Test
    void whatIsGivenUpAheadLeavesARoundWhenTheHorizonGetsNarrower() {
        TestGroup group = started(new TestGroup(withHorizon(200), "a", "b", "c"));
        IntStream.range(0, 10).forEach(count -> letSpeak(group));
        group.node("a").command(1, new Command.EventHorizon(10), 10 * SECOND);
        group.run(SECOND);
        int before = group.node("a").delivered().size();
        for (String name : group.names()) {
            group.node(name).broadcast("of " + name);
            group.run(20 * MILLI);
        }
        for (String name : group.names()) {
            assertThat(group.node(name).delivered()).as(name).hasSize(before + 3);
        }
    }

    private static Limits withHorizon(int rounds) {
        Limits limits = Limits.DEFAULT;
        return new Limits(
                rounds,
                limits.messageSizeBytesMax(),
                limits.fragmentBytesMax(),
                limits.batchSizeBytesMax(),
                limits.batchMessagesMax(),
                limits.openBytesMax(),
                limits.pendingBytesMax(),
                limits.pendingMessagesMax(),
                limits.windowBytesMax(),
                limits.cacheBytesMax(),
                limits.membersMax());
    }
}
