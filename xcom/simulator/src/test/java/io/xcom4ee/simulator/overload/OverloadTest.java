package io.xcom4ee.simulator.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Members get out of an overload by themselves. */
class OverloadTest {
    private static final long SECOND = 1_000_000;

    private final ThrottledGroup group = new ThrottledGroup(Limits.DEFAULT);

    /** Each takes in two thirds of all: so 90 MB a second could be delivered at the best, 85,000 messages. */
    @Test
    void membersThatAreOverloadedFromTheBeginningGoOnAtTheirPace() {
        List.of("a", "b", "c").forEach(name -> group.throttle(name, 60_000_000));
        group.load("a", "b", "c");
        group.run(SECOND);
        assertThat(Overload.perSecond(group, 3)).isGreaterThan(25_000);
        List.of("a", "b", "c").forEach(name -> assertThat(group.stopOf(name)).isEmpty());
    }

    @Test
    void aMemberThatWasSlowForAWhileCatchesUpAndHoldsNobodyUp() {
        assertThat(Overload.paceOnceCaughtUp(group)).isGreaterThanOrEqualTo(Overload.PER_SECOND_LEAST);
        assertThat(group.deliveredBy("b") - group.deliveredBy("a")).isLessThan(20_000);
    }
}
