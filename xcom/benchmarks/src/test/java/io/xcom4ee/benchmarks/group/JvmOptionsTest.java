package io.xcom4ee.benchmarks.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JvmOptionsTest {
    private static final String HUGE_PAGES = "-XX:+UseTransparentHugePages";

    @Test
    void askForHugePagesWhereTheSystemHasThem() {
        assertThat(JvmOptions.of("64m", "always [madvise] never"))
                .containsExactly("-Xms64m", "-Xmx64m", "-XX:+UseParallelGC", HUGE_PAGES);
        assertThat(JvmOptions.of("64m", "[always] madvise never")).contains(HUGE_PAGES);
        assertThat(JvmOptions.of("64m", "always madvise [never]")).doesNotContain(HUGE_PAGES);
        assertThat(JvmOptions.of("64m", "unknown (no such file)")).doesNotContain(HUGE_PAGES);
    }
}
