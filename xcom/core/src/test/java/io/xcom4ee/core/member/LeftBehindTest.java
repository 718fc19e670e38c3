package io.xcom4ee.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who lacks what nobody keeps any more is told so, whenever it fell behind, and does not wait for ever. */
class LeftBehindTest {
    private static final int CACHE_BYTES = 64 * 1024;
    private static final String MESSAGE = "x".repeat(1024);
    private static final Limits SMALL_CACHE = Limits.DEFAULT.withCacheBytesMax(CACHE_BYTES);

    private final TestGroup group = new TestGroup(SMALL_CACHE, "a", "b", "c", "d", "e");

    private static boolean concerns(TestGroup.InFlight frame, String name) {
        return frame.from().name().equals(name) || frame.to().name().equals(name);
    }

    /** After two of these milliseconds it knows of the joiner, and has not come to the joiner's first round. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void whoIsCutOffWhileAnotherOneJoinsComesBackOrIsLeftBehind(int millis) {
        List.of("a", "b", "c", "e").forEach(group::start);
        group.run(4 * TestGroup.SECOND);
        assertThat(group.node("c").view()).containsExactly("a", "b", "c", "e");
        // Who has joined keeps all that it knows, and has never known what came before.
        group.limits(Limits.DEFAULT);
        group.start("d");
        group.run(millis * TestGroup.MILLI);
        group.lose(frame -> concerns(frame, "c"));
        group.run(200 * TestGroup.MILLI);
        for (int count = 0; count < 400; count++) {
            group.node("a").broadcast(MESSAGE);
            group.node("b").broadcast(MESSAGE);
            group.run(5 * TestGroup.MILLI);
        }
        // Nobody broadcasts any more: what is kept now stays kept.
        group.lose(frame -> false);
        group.run(8 * TestGroup.SECOND);

        boolean leftBehind = group.node("c").outputs(Output.Stopped.class).stream()
                .anyMatch(stopped -> stopped.reason() == Output.StopReason.LEFT_BEHIND);
        boolean back = group.node("c").delivered().size()
                == group.node("a").delivered().size();
        assertThat(leftBehind || back)
                .as(
                        "left behind or whole; it has delivered %d",
                        group.node("c").delivered().size())
                .isTrue();
    }

    /** The others have let go of what it lacks, and the only one that keeps it does not hear the question. */
    @Test
    void whoIsNotHeardByTheOnlyOneThatKeepsWhatItLacksDoesNotWaitForEver() {
        List.of("a", "b", "c", "e").forEach(group::start);
        group.limits(Limits.DEFAULT);
        group.start("d");
        group.run(4 * TestGroup.SECOND);
        assertThat(group.node("c").view()).hasSize(5);
        group.lose(frame -> concerns(frame, "c"));
        for (int count = 0; count < 400; count++) {
            group.node("a").broadcast(MESSAGE);
            group.node("b").broadcast(MESSAGE);
            group.run(5 * TestGroup.MILLI);
        }
        // It hears everybody, so that it knows who is ahead, before anybody hears it.
        group.lose(frame -> frame.from().name().equals("c"));
        group.run(TestGroup.SECOND);
        group.lose(frame -> frame.from().name().equals("c") && frame.to().name().equals("d"));
        group.run(4 * TestGroup.SECOND);
        assertThat(group.node("c").outputs(Output.Stopped.class)).isEmpty();
        group.run(10 * TestGroup.SECOND);
        assertThat(group.node("c").outputs(Output.Stopped.class))
                .extracting(Output.Stopped::reason)
                .containsExactly(Output.StopReason.LEFT_BEHIND);
    }
}
