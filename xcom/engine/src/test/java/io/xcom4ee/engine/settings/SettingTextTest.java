package io.xcom4ee.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTextTest {
    @ParameterizedTest
    @CsvSource({"500ms, 500", "5s, 5000", "2m, 120000", "0s, 0", "999999999m, 59999999940000"})
    void readsDurations(String text, long millis) {
        assertThat(SettingText.duration(text))
                .hasValueSatisfying(duration -> assertThat(duration.toMillis()).isEqualTo(millis));
    }

    @ParameterizedTest
    @CsvSource({"'', 5", "5h, 5", "-5s, 5", "1.5s, 5", "9999999999s, 5"})
    void readsNoOtherDurations(String text, int ignored) {
        assertThat(SettingText.duration(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"512B, 512", "64KiB, 65536", "1MiB, 1048576", "2GiB, 2147483648"})
    void readsAndWritesSizes(String text, long bytes) {
        assertThat(SettingText.sizeBytes(text)).hasValue(bytes);
        assertThat(SettingText.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0s, 0s", "1500ms, 1500ms", "5000ms, 5s", "60s, 1m"})
    void writesDurationsInTheirLargestWholeUnit(String text, String written) {
        assertThat(SettingText.duration(text).map(SettingText::duration)).hasValue(written);
    }
}
