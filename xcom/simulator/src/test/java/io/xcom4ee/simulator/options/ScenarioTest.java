package io.xcom4ee.simulator.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    private static final Scenario SCENARIO = new Scenario(
            "Order: two members differ\n2 of 40 faults left",
            42,
            new Selection(
                    Optional.of(List.of(
                            new Strike(FaultKind.CRASH, 3, 108_160), new Strike(FaultKind.HALVES, 1, 4_000_000))),
                    Optional.of(List.of(17, 44)),
                    List.of(Noise.LOSS, Noise.HAND_OVERS)));

    @Test
    void isAFileThatPeopleRead() {
        assertThat(SCENARIO.text()).isEqualTo("""
                        # Order: two members differ
                        # 2 of 40 faults left
                        seed 42
                        without LOSS, HAND_OVERS
                        strike CRASH 3 at 108160
                        strike HALVES 1 at 4000000
                        bursts 17, 44
                        """);
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(Scenario.parse(SCENARIO.text())).isEqualTo(SCENARIO);
        Scenario quiet = new Scenario("", 7, new Selection(Optional.of(List.of()), Optional.of(List.of()), List.of()));
        assertThat(Scenario.parse(quiet.text())).isEqualTo(quiet);
    }

    @Test
    void saysWhichLineIsNotUnderstood() {
        for (String line :
                List.of("strike CRASH", "strike STORM 1 at 5", "without SLEEP", "bursts one", "seed x", "sed 4")) {
            assertThatThrownBy(() -> Scenario.parse("seed 1\n" + line))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(line);
        }
        assertThatThrownBy(() -> Scenario.parse("bursts 1")).hasMessageContaining("needs a line 'seed NUMBER'");
    }
}
