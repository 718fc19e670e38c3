package io.xcom4ee.chaos.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.ViewId;
import io.xcom4ee.chaos.history.Event;
import io.xcom4ee.chaos.history.Event.Delivered;
import io.xcom4ee.chaos.history.Event.Identity;
import io.xcom4ee.chaos.history.Event.Installed;
import io.xcom4ee.chaos.history.MessageId;
import io.xcom4ee.chaos.history.ProcessHistory;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RepetitionTest {
    private static final ViewId VIEW = new ViewId(new UUID(0, 1), 1, 2);
    private static final UUID SENDER = new UUID(1, 1);
    private static final Repetition REPETITION = new Repetition(Set.of("m3"), 100, 200);

    private static ProcessHistory deliveredAt(String process, long... nanos) {
        return new ProcessHistory(
                process,
                true,
                LongStream.of(nanos)
                        .<Event>mapToObj(
                                at -> new Delivered(at, at, VIEW, "m1", SENDER, new MessageId("m1/1", at), true))
                        .toList());
    }

    private static ProcessHistory installedAt(String process, long nanos, String expelled) {
        return new ProcessHistory(
                process,
                true,
                List.of(new Installed(nanos, VIEW, 1, List.of(), List.of(new Identity(expelled, SENDER)))));
    }

    @Test
    void findsTheWorstGapOfAllSurvivors() {
        assertThat(REPETITION.longestGapNanos(List.of(
                        deliveredAt("m1/1", 90, 110, 150, 160, 199, 300), deliveredAt("m2/1", 99, 120, 170, 205))))
                .isEqualTo(50);
    }

    @Test
    void countsOnlyWhatLiesWithinTheFailure() {
        assertThat(REPETITION.longestGapNanos(List.of(deliveredAt("m1/1", 10, 110, 150, 190, 400))))
                .isEqualTo(40);
    }

    @Test
    void countsTheSilenceOfOneThatNeverDeliversAgain() {
        assertThat(REPETITION.longestGapNanos(List.of(deliveredAt("m1/1", 90, 110))))
                .isEqualTo(90);
        assertThat(REPETITION.longestGapNanos(List.of(deliveredAt("m1/1", 90, 110, 500))))
                .isEqualTo(90);
        assertThat(REPETITION.longestGapNanos(List.of(deliveredAt("m1/1", 90)))).isEqualTo(100);
    }

    @Test
    void takesTheProcessesOfAMemberTogether() {
        assertThat(REPETITION.longestGapNanos(
                        List.of(deliveredAt("m1/1", 20, 60), deliveredAt("m1/2", 80, 120, 160, 190))))
                .isEqualTo(40);
    }

    @Test
    void expectsNothingOfTheVictim() {
        assertThat(REPETITION.longestGapNanos(
                        List.of(deliveredAt("m1/1", 95, 130, 165, 195, 201), deliveredAt("m3/1", 90, 500))))
                .isEqualTo(35);
    }

    @Test
    void waitsForTheLastSurvivorToExpelTheVictim() {
        assertThat(REPETITION.expulsionNanos(List.of(
                        installedAt("m1/1", 130, "m3"),
                        installedAt("m2/1", 140, "m3"),
                        installedAt("m3/1", 150, "m3"))))
                .hasValue(40);
    }

    @Test
    void takesNoOtherExpulsionForIt() {
        assertThat(REPETITION.expulsionNanos(List.of(
                        installedAt("m1/1", 130, "m2"), installedAt("m1/1", 90, "m3"), installedAt("m1/1", 210, "m3"))))
                .isEmpty();
    }
}
