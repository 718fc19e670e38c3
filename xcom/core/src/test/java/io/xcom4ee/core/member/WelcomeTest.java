package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.message.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A joiner counts in majorities before it knows: whoever needs it lets it know. */
class WelcomeTest {
    private static final long STEP = TestGroup.MILLI / 2;
    /** After so many steps the joiner has been put out again. */
    private static final int EXPELLED_AFTER = stepsUntilExpelled();

    /** A group of three, the third of which has not heard that it is in. */
    private static TestGroup withDeafJoiner() {
        TestGroup group = new TestGroup("a", "b", "c");
        group.start("a");
        group.start("b");
        group.run(4 * SECOND);
        group.lose(frame -> frame.to().name().equals("c") && frame.frame().message() instanceof Message.Welcome);
        group.start("c");
        return group;
    }

    private static int stepsUntilExpelled() {
        TestGroup group = withDeafJoiner();
        int steps = 0;
        boolean joined = false;
        while (!joined || group.node("b").view().size() == 3) {
            joined |= group.node("b").view().size() == 3;
            group.run(STEP);
            steps++;
        }
        return steps;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 20})
    void isWelcomedAsLongAsItCountsAlsoWhenItsExpulsionIsDecided(int stepsBefore) {
        TestGroup group = withDeafJoiner();
        group.run((EXPELLED_AFTER - stepsBefore) * STEP);
        assertThat(group.node("b").view()).containsExactly("a", "b", "c");
        group.kill("a");
        group.lose(frame -> false);
        group.run(20 * SECOND);
        // Who is put out needs the dead one's vote from then on; but what was decided before comes to its end.
        assertThat(group.node("b").view()).containsExactly("a", "b");
    }
}
