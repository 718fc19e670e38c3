package io.xcom4ee.simulator.exhaustive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small groups of the real core in every order of events: what must never happen does not. */
class ExhaustiveTest {

    @BeforeAll
    static void printTitle() {
        System.out.println(Result.TITLE);
    }

    static List<Scenario> scenarios() {
        return Scenarios.SMALL;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isSafeInEveryOrderOfEvents(Scenario scenario) {
        Result result = Exploration.search(scenario);

        System.out.println(result.row());
        assertThat(result.problem()).as(String.join("\n", result.story())).isEmpty();
        assertThat(result.missing()).isEmpty();
        assertThat(result.whole()).isEqualTo(scenario.eventsMax() == Scenario.ALL);
    }
}
