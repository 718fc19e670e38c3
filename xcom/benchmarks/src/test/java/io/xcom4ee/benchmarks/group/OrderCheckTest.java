package io.xcom4ee.benchmarks.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderCheckTest {
    private final OrderCheck order = new OrderCheck();

    private static Line outcome(int sent, int acknowledged, int placed) {
        return Line.of(Words.STOPPED, "sent", sent, "acknowledged", acknowledged, "placed", placed);
    }

    private static Line state(int hash, int ownPlaced, int fromA, int fromB) {
        return Line.of(
                Words.STATE,
                "position",
                fromA + fromB,
                "hash",
                hash,
                "ownPlaced",
                ownPlaced,
                "from.a",
                fromA,
                "from.b",
                fromB);
    }

    private void judge(Line stateOfA, Line stateOfB) {
        order.judge(Map.of("a", outcome(3, 3, 30), "b", outcome(4, 4, 40)), Map.of("a", stateOfA, "b", stateOfB));
    }

    @Test
    void findsNothingInAGroupThatAgrees() {
        assertThatCode(() -> judge(state(9, 30, 3, 4), state(9, 40, 3, 4))).doesNotThrowAnyException();
    }

    @Test
    void findsMembersThatDeliveredInDifferentOrders() {
        assertThatThrownBy(() -> judge(state(9, 30, 3, 4), state(8, 40, 3, 4)))
                .isInstanceOf(BenchmarkFailure.class)
                .hasMessageContaining("different messages up to 7");
    }

    @Test
    void findsDifferentOrdersOnTheWay() {
        order.onCheckpoint("a", Line.of(Words.CHECKPOINT, "position", 5, "hash", 1, "acknowledged", 2));
        order.onCheckpoint("b", Line.of(Words.CHECKPOINT, "position", 5, "hash", 2, "acknowledged", 2));
        assertThatThrownBy(order::failOnProblem).hasMessageContaining("different messages up to 5");
    }

    @Test
    void findsALostMessage() {
        assertThatThrownBy(() -> judge(state(9, 30, 3, 4), state(9, 40, 3, 3)))
                .hasMessageContaining("b delivered 3 of b, which sent 4");
    }

    @Test
    void findsABroadcastWithoutOutcome() {
        assertThatThrownBy(() -> order.judge(Map.of("a", outcome(3, 2, 30)), Map.of("a", state(9, 30, 3, 4))))
                .hasMessageContaining("not told the outcome");
    }

    @Test
    void findsAnAcknowledgementOfAnotherPosition() {
        assertThatThrownBy(() -> judge(state(9, 30, 3, 4), state(9, 41, 3, 4)))
                .hasMessageContaining("b was acknowledged other positions");
    }

    @Test
    void findsWhatAKilledMemberWasAcknowledgedAndNobodyDelivered() {
        order.onCheckpoint("c", Line.of(Words.CHECKPOINT, "position", 5, "hash", 1, "acknowledged", 1));
        assertThatThrownBy(() -> judge(state(9, 30, 3, 4), state(9, 40, 3, 4)))
                .hasMessageContaining("delivered 0 of c, which was acknowledged 1");
    }

    @Test
    void isQuietWhenEverythingSentIsDeliveredEverywhere() {
        Map<String, Line> outcomes = Map.of("a", outcome(3, 3, 30));
        assertThat(OrderCheck.isQuiet(outcomes, Map.of("a", state(9, 30, 3, 0), "b", state(9, 0, 3, 0))))
                .isTrue();
        assertThat(OrderCheck.isQuiet(outcomes, Map.of("a", state(9, 30, 3, 0), "b", state(9, 0, 2, 0))))
                .isFalse();
        assertThat(OrderCheck.isQuiet(outcomes, Map.of("a", state(9, 30, 2, 1), "b", state(9, 0, 2, 1))))
                .isFalse();
    }
}
