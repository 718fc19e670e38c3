package io.xcom4ee.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalClockTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "1000, 200", "999999999, -200", "5, 0"})
    void findsTheFirstMomentAtWhichItShowsATime(long offset, int drift) {
        LocalClock clock = new LocalClock(offset, drift);
        for (long local = offset; local < offset + 20_000; local += 777) {
            long virtual = clock.virtual(local);
            assertThat(clock.local(virtual)).isGreaterThanOrEqualTo(local);
            assertThat(clock.local(virtual - 1)).isLessThan(local);
        }
    }

    @Test
    void jumpsForward() {
        LocalClock clock = new LocalClock(1_000, 0);
        clock.jump(500, 7_000);
        assertThat(clock.local(500)).isEqualTo(8_500);
        assertThat(clock.local(501)).isEqualTo(8_501);
        assertThat(clock.virtual(8_600)).isEqualTo(600);
    }

    @Test
    void runsAtAnotherRateWithoutAJump() {
        LocalClock clock = new LocalClock(1_000, 0);
        clock.drift(500, 1_000_000);
        assertThat(clock.local(500)).isEqualTo(1_500);
        assertThat(clock.local(600)).isEqualTo(1_700);
        assertThat(clock.virtual(1_700)).isEqualTo(600);
        clock.drift(600, -500_000);
        assertThat(clock.local(700)).isEqualTo(1_750);
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "1000, -200"})
    void neverFalls(long offset, int drift) {
        LocalClock clock = new LocalClock(offset, drift);
        for (long virtual = 0; virtual < 20_000; virtual++) {
            assertThat(clock.local(virtual + 1)).isGreaterThanOrEqualTo(clock.local(virtual));
        }
    }
}
