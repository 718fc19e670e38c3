package io.xcom4ee.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Message.Propose;
import org.junit.jupiter.api.Test;

/** When a member asks for what others have delivered and it has not. */
class PatienceTest {
    /** Less than the patience, and enough for votes and progress to arrive. */
    private static final long OVERTAKEN_MICROS = TestGroup.MILLI;

    /** More than it by far. */
    private static final long LOST_MICROS = 20 * TestGroup.MILLI;

    private static final long PARTS_MICROS = 35 * TestGroup.MILLI;

    private final TestGroup group = new TestGroup("a", "b", "c");

    PatienceTest() {
        group.names().forEach(group::start);
        group.run(4 * TestGroup.SECOND);
    }

    private long asked() {
        return group.node("c").outputs(Output.Send.class).stream()
                .filter(send -> send.frame().message() instanceof Message.Ask)
                .count();
    }

    private static boolean isProposalToC(TestGroup.InFlight frame) {
        return frame.to().name().equals("c") && frame.frame().message() instanceof Propose;
    }

    /** That others have delivered it c hears at once, and the proposal itself not at all. */
    private void proposeUnheardByC() {
        group.lose(PatienceTest::isProposalToC);
        group.node("a").broadcast("x");
    }

    @Test
    void whatIsOvertakenByProgressIsNotAskedForAtOnceButSoon() {
        long before = asked();
        proposeUnheardByC();
        group.run(OVERTAKEN_MICROS);
        assertThat(group.node("b").delivered()).hasSize(1);
        assertThat(group.node("c").delivered()).isEmpty();
        assertThat(asked()).isEqualTo(before);

        group.run(LOST_MICROS);
        assertThat(asked()).isGreaterThan(before);
        assertThat(group.node("c").delivered()).hasSize(1);
    }

    @Test
    void whoWasHelpedOnAndIsLevelHasPatienceAgain() {
        proposeUnheardByC();
        group.run(LOST_MICROS);
        assertThat(group.node("c").delivered()).hasSize(1);
        group.run(TestGroup.SECOND);

        long before = asked();
        proposeUnheardByC();
        group.run(OVERTAKEN_MICROS);
        assertThat(group.node("b").delivered()).hasSize(2);
        assertThat(asked()).isEqualTo(before);
    }

    /** Much was missed, and nothing of it is on its way any more. */
    @Test
    void whoIsHelpedOnAsksForTheNextPartAtOnce() {
        group.lose(frame -> frame.to().name().equals("c"));
        int messages = 300;
        for (int count = 0; count < messages; count++) {
            group.node("a").broadcast("x");
            group.run(2 * TestGroup.MILLI);
        }
        assertThat(group.node("c").delivered()).isEmpty();

        group.lose(frame -> false);
        long before = asked();
        while (asked() == before) {
            group.run(TestGroup.MILLI);
        }
        // Were there patience before each part, it would be 46 of them.
        group.run(PARTS_MICROS);
        assertThat(group.node("c").delivered()).hasSizeGreaterThan(65);
    }
}
