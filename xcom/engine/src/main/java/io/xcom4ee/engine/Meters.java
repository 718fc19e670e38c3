package io.xcom4ee.engine;

import io.xcom4ee.core.base.Configuration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Counts what the protocol has told a member to do. Confined to: the member's event loop. */
final class Meters {
    private final MemberClock clock;
    private @Nullable Configuration configuration;
    private long views;
    private long quorumLosses;
    private long suspicions;
    private long delivered;
    private long deliveredBytes;
    private long lastDeliveryMicros;

    Meters(MemberClock clock) {
        this.clock = clock;
    }

    void installed(Configuration installed) {
        configuration = installed;
        views++;
    }

    void quorumLost() {
        quorumLosses++;
    }

    void unreachable() {
        suspicions++;
    }

    void delivered(int messages, long bytes) {
        delivered += messages;
        deliveredBytes += bytes;
        lastDeliveryMicros = clock.micros();
    }

    /** Of the view installed last; null before the first. */
    @Nullable Configuration configuration() {
        return configuration;
    }

    long views() {
        return views;
    }

    long quorumLosses() {
        return quorumLosses;
    }

    long suspicions() {
        return suspicions;
    }

    long delivered() {
        return delivered;
    }

    long deliveredBytes() {
        return deliveredBytes;
    }

    /** When a message was delivered last. */
    OptionalLong lastDeliveryMicros() {
        return delivered == 0 ? OptionalLong.empty() : OptionalLong.of(lastDeliveryMicros);
    }
}
