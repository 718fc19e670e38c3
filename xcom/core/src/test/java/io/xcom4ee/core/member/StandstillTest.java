package io.xcom4ee.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who delivers nothing although it hears a majority says so, and whom it waits for. */
class StandstillTest {
    private static final long STEP = TestGroup.MILLI / 2;

    private final TestGroup group = new TestGroup("a", "b", "c");

    private static boolean isFromTo(TestGroup.InFlight frame, String from, String to) {
        return frame.from().name().equals(from) && frame.to().name().equals(to);
    }

    private void startAll() {
        group.names().forEach(group::start);
        group.run(4 * TestGroup.SECOND);
    }

    private static List<Output.StandsStill> standstills(TestGroup.Node node) {
        return node.outputs(Output.StandsStill.class);
    }

    /** After so many steps of the third one's return the first one is heard by the second one no more. */
    private static Optional<TestGroup> whereOnlyTheDeadKnewTheRest(int steps) {
        TestGroup group = new TestGroup("a", "b", "c");
        group.names().forEach(group::start);
        group.run(4 * TestGroup.SECOND);
        group.kill("c");
        group.run(2 * TestGroup.SECOND);
        group.start("c");
        group.run(steps * STEP);
        group.lose(frame -> isFromTo(frame, "a", "b"));
        group.run(20 * TestGroup.MILLI);
        boolean apart = group.node("c").view().size() == 3
                && group.node("b").outputs(Output.InstallView.class).size() == 1;
        if (!apart) {
            return Optional.empty();
        }
        group.kill("a");
        group.lose(frame -> false);
        return Optional.of(group);
    }

    private static TestGroup whereOnlyTheDeadKnewTheRest() {
        return IntStream.range(0, 1000)
                .mapToObj(StandstillTest::whereOnlyTheDeadKnewTheRest)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoHearsAMajorityThatNeverComesToItsViewNamesWhoStaysBehind() {
        TestGroup torn = whereOnlyTheDeadKnewTheRest();
        // As far as the horizon of who stays behind reaches, its votes still count.
        for (int round = 0; round <= Limits.DEFAULT.eventHorizonRounds(); round++) {
            torn.node("c").broadcast("x");
            torn.run(20 * TestGroup.MILLI);
        }
        torn.run(9 * TestGroup.SECOND);
        assertThat(standstills(torn.node("c"))).isEmpty();
        torn.run(4 * TestGroup.SECOND);

        assertThat(standstills(torn.node("c")))
                .singleElement()
                .satisfies(stands -> assertThat(stands.standstill().notInThisView())
                        .extracting(MemberInfo::name)
                        .containsExactly("b"));
        assertThat(torn.node("c").report().standstill()).isPresent();
        assertThat(torn.node("b").report().phase()).isEqualTo(Phase.BLOCKED);

        // What docs/operations.md says helps.
        torn.kill("b");
        torn.start("b");
        torn.start("a");
        torn.run(20 * TestGroup.SECOND);
        torn.names().forEach(name -> torn.node(name).broadcast("after " + name));
        torn.run(TestGroup.SECOND);
        assertThat(torn.node("a").delivered())
                .hasSize(3)
                .isEqualTo(torn.node("b").delivered());
        assertThat(torn.node("c").report().standstill()).isEmpty();
    }

    @Test
    void whoIsHeardAndWhoseValuesAreNotIsWaitedForUntilTheyCome() {
        startAll();
        // Votes and heartbeats get through, and nothing that is more than a few bytes.
        group.lose(frame -> !(frame.frame().message() instanceof Message.Progress));
        group.node("a").broadcast("x", 60 * TestGroup.SECOND);
        group.run(20 * TestGroup.SECOND);
        group.names()
                .forEach(name -> assertThat(standstills(group.node(name)))
                        .as(name)
                        .singleElement()
                        .satisfies(stands ->
                                assertThat(stands.standstill().notInThisView()).isEmpty()));

        group.lose(frame -> false);
        group.run(2 * TestGroup.SECOND);
        for (String name : group.names()) {
            assertThat(group.node(name).delivered()).containsExactly("1:x");
            assertThat(group.node(name).outputs(Output.GoesOn.class)).as(name).hasSize(1);
            assertThat(group.node(name).report().standstill()).isEmpty();
        }
    }

    @Test
    void whoHasNothingToDeliverOrNoMajorityOrWasPausedDoesNotStandStill() {
        startAll();
        group.run(30 * TestGroup.SECOND);
        group.sleep(60 * TestGroup.SECOND);
        group.node("a").broadcast("x");
        group.run(TestGroup.SECOND);
        assertThat(group.node("c").delivered()).containsExactly("1:x");
        group.kill("b");
        group.kill("c");
        group.node("a").broadcast("y");
        group.run(60 * TestGroup.SECOND);
        assertThat(group.node("a").outputs(Output.QuorumLost.class)).hasSize(1);
        assertThat(standstills(group.node("a"))).isEmpty();
    }

    @Test
    void aPauseMakesNobodyGoOn() {
        startAll();
        group.lose(frame -> !(frame.frame().message() instanceof Message.Progress));
        group.node("a").broadcast("x", 600 * TestGroup.SECOND);
        group.run(20 * TestGroup.SECOND);
        group.sleep(3 * TestGroup.SECOND);
        group.run(20 * TestGroup.SECOND);
        for (String name : group.names()) {
            assertThat(standstills(group.node(name))).as(name).hasSize(1);
            assertThat(group.node(name).outputs(Output.GoesOn.class)).as(name).isEmpty();
        }
    }

    /** A pause that begins while something is waited for. */
    @Test
    void aPauseOfAllIsNoStandstill() {
        startAll();
        group.lose(frame -> true);
        group.node("a").broadcast("x", 100 * TestGroup.SECOND);
        group.run(TestGroup.SECOND);
        group.sleep(60 * TestGroup.SECOND);
        group.lose(frame -> false);
        group.run(TestGroup.SECOND);
        assertThat(group.node("c").delivered()).containsExactly("1:x");
        group.names()
                .forEach(name ->
                        assertThat(standstills(group.node(name))).as(name).isEmpty());
    }
}
