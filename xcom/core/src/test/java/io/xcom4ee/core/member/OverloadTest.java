package io.xcom4ee.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More is broadcast than the members take in: what repairs the losses must not be what causes the next ones. */
class OverloadTest {
    private static final long SECOND = 1_000_000;
    private static final long MEGABYTE = 1_000_000;
    private static final long FAST = 60 * MEGABYTE;

    private final ThrottledGroup group = new ThrottledGroup(Limits.DEFAULT);

    private long deliveredPerSecond(long seconds) {
        long before = group.deliveredBy("a");
        group.run(seconds * SECOND);
        return (group.deliveredBy("a") - before) / seconds;
    }

    /** Each takes in two thirds of all: so 90 MB a second could be delivered at the best, 85,000 messages. */
    @Test
    void membersThatAreOverloadedFromTheBeginningGoOnAtTheirPace() {
        List.of("a", "b", "c").forEach(name -> group.throttle(name, FAST));
        group.load("a", "b", "c");
        group.run(SECOND);
        assertThat(deliveredPerSecond(3)).isGreaterThan(25_000);
    }

    /** The others go on at 60,000 messages a second each, which the slow one could take in easily from then on. */
    @Test
    void aMemberThatWasSlowForAWhileCatchesUpAndHoldsNobodyUp() {
        List.of("b", "c").forEach(name -> group.throttle(name, FAST));
        group.throttle("a", 2 * MEGABYTE);
        group.load("a", "b", "c");
        group.run(SECOND / 2);
        group.throttle("a", 200 * MEGABYTE);
        group.run(2 * SECOND);
        assertThat(deliveredPerSecond(4)).isGreaterThan(45_000);
        assertThat(group.deliveredBy("b") - group.deliveredBy("a")).isLessThan(20_000);
    }
}
