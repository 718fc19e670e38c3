package io.xcom4ee.simulator.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RandomnessTest {
    @Test
    void repeatsItselfForTheSameSeed() {
        Randomness one = new Randomness(42);
        Randomness other = new Randomness(42);
        for (int draw = 0; draw < 100; draw++) {
            assertThat(one.next()).isEqualTo(other.next());
        }
    }

    @Test
    void splitsByNameWhateverWasDrawnBefore() {
        Randomness drawn = new Randomness(42);
        drawn.next();
        assertThat(drawn.split("faults").next())
                .isEqualTo(new Randomness(42).split("faults").next())
                .isNotEqualTo(new Randomness(42).split("network").next());
    }

    @Test
    void reachesBothEndsOfARangeAndNothingBeyond() {
        Randomness randomness = new Randomness(7);
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int draw = 0; draw < 1000; draw++) {
            long drawn = randomness.between(-2L, 3L);
            least = Math.min(least, drawn);
            most = Math.max(most, drawn);
        }
        assertThat(least).isEqualTo(-2);
        assertThat(most).isEqualTo(3);
    }

    @Test
    void drawsEachMagnitudeAboutAsOften() {
        Randomness randomness = new Randomness(7);
        int small = 0;
        for (int draw = 0; draw < 1000; draw++) {
            long drawn = randomness.magnitude(1L, 1_000_000L);
            assertThat(drawn).isBetween(1L, 1_000_000L);
            small += drawn < 1000 ? 1 : 0;
        }
        assertThat(small).isBetween(400, 600);
    }

    @Test
    void drawsTheOnlyMagnitudeThereIs() {
        assertThat(new Randomness(7).magnitude(5L, 5L)).isEqualTo(5);
    }

    @Test
    void picksEachAtMostOnce() {
        assertThat(new Randomness(7).pick(3, List.of("a", "b", "c"))).containsExactlyInAnyOrder("a", "b", "c");
    }
}
