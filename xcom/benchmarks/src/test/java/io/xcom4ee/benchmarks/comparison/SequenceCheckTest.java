package io.xcom4ee.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import io.xcom4ee.benchmarks.group.BenchmarkFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SequenceCheckTest {
    private final SequenceCheck check = new SequenceCheck();

    private static Line state(int delivered, int hash, int jumps) {
        return Line.of(Words.STATE, "delivered", delivered, "hash", hash, "jumps", jumps);
    }

    private static Line checkpoint(int position, int hash) {
        return Line.of(Words.CHECKPOINT, "position", position, "hash", hash);
    }

    private void judge(int refused, Line first, Line second) {
        Line outcome = Line.of(Words.STOPPED, "sent", 4, "refused", refused);
        check.judgeWhole(Map.of("a", outcome, "b", outcome), Map.of("a", first, "b", second));
    }

    @Test
    void findsNothingWhereAllDeliveredTheSame() {
        check.onCheckpoint("a", checkpoint(5, 1));
        check.onCheckpoint("b", checkpoint(5, 1));
        assertThatCode(() -> judge(0, state(8, 3, 0), state(8, 3, 0))).doesNotThrowAnyException();
    }

    @Test
    void findsDifferentSequencesWhileTheyRun() {
        check.onCheckpoint("a", checkpoint(5, 1));
        check.onCheckpoint("b", checkpoint(5, 2));
        assertThatThrownBy(check::failOnProblem)
                .isInstanceOf(BenchmarkFailure.class)
                .hasMessageContaining("different sequences of 5 messages");
    }

    @Test
    void findsDifferentSequencesAtTheEnd() {
        assertThatThrownBy(() -> judge(0, state(8, 3, 0), state(8, 4, 0))).hasMessageContaining("different sequences");
    }

    @Test
    void findsLostMessages() {
        assertThatThrownBy(() -> judge(0, state(7, 3, 0), state(7, 3, 0))).hasMessageContaining("of 8 messages");
    }

    @Test
    void findsMessagesOutOfTurn() {
        assertThatThrownBy(() -> judge(0, state(8, 3, 2), state(8, 3, 2))).hasMessageContaining("out of turn");
    }

    @Test
    void findsRefusedMessages() {
        assertThatThrownBy(() -> judge(1, state(8, 3, 0), state(8, 3, 0))).hasMessageContaining("refused");
    }

    @Test
    void forgivesSurvivorsWhatWasLostButNotDifferentSequences() {
        assertThatCode(() -> check.judgeSurvivors(Map.of("a", state(7, 3, 1), "b", state(7, 3, 1))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check.judgeSurvivors(Map.of("a", state(7, 3, 1), "b", state(7, 4, 1))))
                .hasMessageContaining("different sequences");
    }

    @Test
    void isQuietWhenAllHaveEquallyMuchAndEnough() {
        assertThat(SequenceCheck.isQuiet(List.of(state(8, 0, 0), state(8, 0, 0)), 8))
                .isTrue();
        assertThat(SequenceCheck.isQuiet(List.of(state(8, 0, 0), state(7, 0, 0)), 7))
                .isFalse();
        assertThat(SequenceCheck.isQuiet(List.of(state(7, 0, 0), state(7, 0, 0)), 8))
                .isFalse();
    }
}
