package io.xcom4ee.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

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

    @ParameterizedTest
    @CsvSource({"0, 200", "1000, -200"})
    void neverFalls(long offset, int drift) {
        LocalClock clock = new LocalClock(offset, drift);
        for (long virtual = 0; virtual < 20_000; virtual++) {
            assertThat(clock.local(virtual + 1)).isGreaterThanOrEqualTo(clock.local(virtual));
        }
    }
}
