package io.xcom4ee.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private final Scheduler scheduler = new Scheduler();
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsByTimeAndThenByInsertion() {
        scheduler.at(20, () -> ran.add("third"));
        scheduler.at(10, () -> ran.add("first"));
        scheduler.at(10, () -> ran.add("second"));
        scheduler.runUntil(20);
        assertThat(ran).containsExactly("first", "second", "third");
    }

    @Test
    void runsWhatIsPlannedOnTheWay() {
        scheduler.at(10, () -> scheduler.after(5, () -> ran.add("at " + scheduler.nowMicros())));
        scheduler.runUntil(30);
        assertThat(ran).containsExactly("at 15");
        assertThat(scheduler.nowMicros()).isEqualTo(30);
    }

    @Test
    void keepsThousandsInOrder() {
        List<Long> times = new ArrayList<>();
        for (int event = 0; event < 5_000; event++) {
            scheduler.at((event * 7919L) % 1_000, () -> times.add(scheduler.nowMicros()));
        }
        scheduler.runUntil(1_000);
        assertThat(times).hasSize(5_000).isSorted();
    }

    @Test
    void leavesWhatIsLater() {
        scheduler.at(31, () -> ran.add("late"));
        scheduler.runUntil(30);
        assertThat(ran).isEmpty();
    }
}
