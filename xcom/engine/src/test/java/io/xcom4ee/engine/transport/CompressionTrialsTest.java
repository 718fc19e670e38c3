package io.xcom4ee.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompressionTrialsTest {
    private final CompressionTrials trials = new CompressionTrials();

    @Test
    void eachFrameIsTriedWhileTrialsHelp() {
        for (int frame = 0; frame < 100; frame++) {
            assertThat(trials.isDue()).isTrue();
            trials.tried(true);
        }
    }

    @Test
    void moreAndMoreTravelPlainWhileTrialsAreInVain() {
        for (int plain : new int[] {1, 3, 7, 15, 31, 31, 31}) {
            assertThat(trials.isDue()).isTrue();
            trials.tried(false);
            assertThat(plainFrames()).isEqualTo(plain);
        }
    }

    @Test
    void oneThatHelpsBeginsAnew() {
        for (int trial = 0; trial < 5; trial++) {
            trials.tried(false);
            plainFrames();
        }
        trials.tried(true);
        assertThat(trials.isDue()).isTrue();
        trials.tried(false);
        assertThat(plainFrames()).isEqualTo(1);
    }

    private int plainFrames() {
        int plain = 0;
        while (!trials.isDue()) {
            plain++;
        }
        return plain;
    }
}
