package io.xcom4ee.cdi.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "5s, PT5S", "2m, PT2M", "999999999m, PT999999999M"})
    void readsNumberAndUnit(String text, Duration duration) {
        assertThat(DurationText.parse(text)).hasValue(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-5s", "0s", "5 s", "1.5s", "5sec", "1000000000s", "5s5s"})
    void guessesNothing(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @Test
    void isCaseSensitiveAsInServerXml() {
        assertThat(DurationText.parse("5S")).isEmpty();
    }
}
