package io.xcom4ee.benchmarks.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogScaleTest {
    @Test
    void spansWholePowersOfTen() {
        LogScale scale = LogScale.around(30, 4_000);
        assertThat(scale.ticks()).containsExactly(10.0, 100.0, 1_000.0, 10_000.0);
        assertThat(scale.share(10)).isZero();
        assertThat(scale.share(10_000)).isEqualTo(1);
        assertThat(scale.share(100)).isBetween(0.33, 0.34);
    }

    @Test
    void hasRoomForASingleValue() {
        assertThat(LogScale.around(100, 100).ticks()).containsExactly(100.0, 1_000.0);
    }
}
