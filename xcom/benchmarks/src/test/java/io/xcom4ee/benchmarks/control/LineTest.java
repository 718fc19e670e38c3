package io.xcom4ee.benchmarks.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LineTest {
    @Test
    void readsWhatItWrites() {
        Line line = Line.of("load", "bytes", 64, "window", 512);
        assertThat(Line.parse(line.toString())).isEqualTo(line);
        assertThat(line.number("window")).isEqualTo(512);
    }

    @Test
    void namesTheLineInWhichAValueIsMissing() {
        assertThatThrownBy(() -> Line.of("load").number("bytes")).hasMessageContaining("bytes is missing in: load");
    }

    @Test
    void refusesWhatIsNotAControlLine() {
        assertThatThrownBy(() -> Line.parse("Exception in thread")).isInstanceOf(IllegalArgumentException.class);
    }
}
