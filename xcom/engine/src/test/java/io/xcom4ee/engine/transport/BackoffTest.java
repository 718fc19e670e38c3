package io.xcom4ee.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(new Random(1));

    @Test
    void pausesGrowUpToALimit() {
        assertThat(backoff.nextMillis()).isBetween(25L, 50L);
        assertThat(backoff.nextMillis()).isBetween(50L, 100L);
        for (int attempt = 0; attempt < 20; attempt++) {
            backoff.nextMillis();
        }
        assertThat(backoff.nextMillis()).isBetween(1_000L, 2_000L);
    }

    @Test
    void aLinkThatLivedLetsThemBeginAnew() {
        backoff.nextMillis();
        backoff.nextMillis();
        assertThat(backoff.linkEnded(TimeUnit.SECONDS.toNanos(6))).isFalse();
        assertThat(backoff.nextMillis()).isBetween(25L, 50L);
    }

    @Test
    void aLinkThatBreaksAtOnceLetsThemGrow() {
        backoff.nextMillis();
        assertThat(backoff.linkEnded(TimeUnit.SECONDS.toNanos(1))).isTrue();
        assertThat(backoff.nextMillis()).isBetween(50L, 100L);
        assertThat(backoff.linkEnded(0)).isTrue();
        assertThat(backoff.nextMillis()).isBetween(100L, 200L);
    }
}
