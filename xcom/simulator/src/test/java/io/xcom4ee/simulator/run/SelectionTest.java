package io.xcom4ee.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.simulator.options.Options;
import io.xcom4ee.simulator.options.OptionsDraw;
import io.xcom4ee.simulator.options.Selection;
import io.xcom4ee.simulator.options.Strike;
import io.xcom4ee.simulator.process.CoreMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final Options OPTIONS = OptionsDraw.draw(3);

    @Test
    void plansTheSameStrikesEveryTime() {
        List<Strike> plan = StrikePlan.of(OPTIONS);
        assertThat(plan).isNotEmpty().isEqualTo(StrikePlan.of(OPTIONS));
        assertThat(plan).extracting(Strike::atMicros).isSorted();
    }

    @Test
    void leavesTheRunAsItIsWhenNothingIsLeftOut() {
        Selection all = new Selection(Optional.of(StrikePlan.of(OPTIONS)), Optional.empty(), List.of());
        assertThat(Simulation.run(OPTIONS, all, CoreMember::new).traceHash())
                .isEqualTo(Simulation.run(OPTIONS, CoreMember::new).traceHash());
    }

    /** What is told of the first strike is the same, whether a later one is left out or not. */
    @Test
    void leavesOutOneStrikeWithoutShiftingTheOthers() {
        List<Strike> plan = StrikePlan.of(OPTIONS);
        Selection withoutLast =
                new Selection(Optional.of(plan.subList(0, plan.size() - 1)), Optional.empty(), List.of());
        long lastMicros = plan.get(plan.size() - 1).atMicros();
        assertThat(story(withoutLast, lastMicros)).isNotEmpty().isEqualTo(story(Selection.EVERYTHING, lastMicros));
    }

    @Test
    void isQuietWhenEverythingIsLeftOut() {
        Selection nothing = new Selection(Optional.of(List.of()), Optional.of(List.of()), List.of());
        Outcome outcome = Simulation.run(OPTIONS, nothing, CoreMember::new);
        assertThat(outcome.failure()).isEmpty();
        // The probes of the healed group.
        assertThat(outcome.health().count(Health.Count.BROADCASTS)).isLessThanOrEqualTo(OPTIONS.listed());
    }

    private static List<String> story(Selection selection, long beforeMicros) {
        List<String> lines = new ArrayList<>();
        Simulation.run(OPTIONS, selection, CoreMember::new, lines::add);
        return lines.stream()
                .filter(line -> Double.parseDouble(line.substring(0, 12).strip()) * 1000 < beforeMicros)
                .toList();
    }
}
