package io.xcom4ee.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an incarnation takes from the wall clock. */
class IncarnationsTest {
    @Test
    void epochsRiseWithTheSeconds() {
        long floor = Incarnations.epochFloor(Instant.parse("2026-11-25T12:00:00Z"));
        assertThat(floor).isPositive();
        assertThat(Incarnations.epochFloor(Instant.parse("2026-11-25T12:00:01Z")))
                .isEqualTo(floor + 1);
    }

    @Test
    void aClockThatIsWrongByDecadesKeepsWithinAToken() {
        assertThat(Incarnations.epochFloor(Instant.EPOCH)).isEqualTo(1);
        assertThat(Incarnations.epochFloor(Instant.MAX)).isLessThan(Integer.MAX_VALUE);
    }
}
