package io.xcom4ee.simulator.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OldFounderTest {
    @Test
    void isNotSentWhatItCannotRead() {
        assertThat(OldFounder.receiversOfWhatIsBrought()).isNotEmpty().doesNotContain("C");
    }
}
