package io.xcom4ee.engine.handover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallWatchTest {
    private static final long LIMIT = 100;

    private final CallWatch watch = new CallWatch();

    @Test
    void findsACallThatLastsForTheLimitOnce() {
        watch.begin();
        watch.calling("onMessage");
        assertThat(watch.check(1_000, LIMIT)).isEmpty();
        assertThat(watch.check(1_099, LIMIT)).isEmpty();
        assertThat(watch.check(1_100, LIMIT)).hasValueSatisfying(stuck -> {
            assertThat(stuck.call()).isEqualTo("onMessage");
            assertThat(stuck.stack()).contains("CallWatchTest");
        });
        assertThat(watch.check(5_000, LIMIT)).isEmpty();
    }

    @Test
    void findsTheNextCallToo() {
        watch.begin();
        watch.calling("onMessage");
        watch.check(0, LIMIT);
        assertThat(watch.check(LIMIT, LIMIT)).isPresent();
        watch.returned();
        watch.calling("onViewChanged");
        assertThat(watch.check(LIMIT + 1, LIMIT)).isEmpty();
        assertThat(watch.check(2 * LIMIT + 1, LIMIT)).isPresent();
    }

    @Test
    void findsNothingBetweenCallsHoweverLongThatLasts() {
        assertThat(watch.check(0, LIMIT)).isEmpty();
        watch.begin();
        watch.calling("onMessage");
        watch.returned();
        watch.check(1, LIMIT);
        assertThat(watch.check(10 * LIMIT, LIMIT)).isEmpty();
    }

    @Test
    void takesManyShortCallsForNoLongOne() {
        watch.begin();
        for (long now = 0; now < 20 * LIMIT; now += LIMIT) {
            watch.calling("onMessage");
            assertThat(watch.check(now, LIMIT)).isEmpty();
            watch.returned();
        }
    }
}
