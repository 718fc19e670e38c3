package io.xcom4ee.engine;

import io.xcom4ee.core.base.Configuration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts what the protocol has told a member to do. Confined to: the member's event loop. */
final class Meters {
    private final LongSupplier clockMicros;
    private final SuspicionCounts suspicions;
    private @Nullable Configuration configuration;
    private long views;
    private long quorumLosses;
    private long delivered;
    private long deliveredBytes;
    private long lastDeliveryMicros;

    /** @param self the name of this member */
    Meters(LongSupplier clockMicros, String self) {
        this.clockMicros = clockMicros;
        this.suspicions = new SuspicionCounts(self);
    }

    void installed(Configuration installed) {
        configuration = installed;
        views++;
        suspicions.installed(installed);
    }

    void quorumLost() {
        quorumLosses++;
    }

    /** The member of this name has fallen silent. */
    void unreachable(String name) {
        suspicions.suspected(name);
    }

    void delivered(int messages, long bytes) {
        delivered += messages;
        deliveredBytes += bytes;
        lastDeliveryMicros = clockMicros.getAsLong();
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

    SuspicionCounts suspicions() {
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
