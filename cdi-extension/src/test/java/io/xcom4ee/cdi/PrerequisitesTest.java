package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrerequisitesTest {
    @Test
    void areMetHere() {
        assertThat(Prerequisites.problems(name -> true)).isEmpty();
        assertThat(Prerequisites.healthAvailable()).isTrue();
    }

    @Test
    void areAllNamedIfAllAreMissing() {
        assertThat(Prerequisites.problems(name -> false))
                .satisfiesExactly(
                        api -> assertThat(api).contains("XCOM0716E", "<classloader classProviderRef=\"xcom\"/>"),
                        config -> assertThat(config).contains("XCOM0708E", "<feature>mpConfig-3.1</feature>"),
                        concurrency ->
                                assertThat(concurrency).contains("XCOM0708E", "<feature>concurrent-3.0</feature>"));
    }

    @Test
    void areNamedAloneIfOneIsMissing() {
        assertThat(Prerequisites.problems(name -> !name.startsWith("jakarta.enterprise.concurrent.")))
                .singleElement()
                .asString()
                .contains("concurrent-3.0");
    }
}
