package io.xcom4ee.core.message;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.ProtocolVersion;

/**
 * A change of the event horizon.
 *
 * @param eventHorizonRounds how far beyond the delivered round members may work in the rounds of the new configuration
 */
public record EventHorizonChange(int eventHorizonRounds) implements GroupChange {
    public EventHorizonChange {
        Limits.requireEventHorizon(eventHorizonRounds);
    }

    @Override
    public int sizeBytes() {
        return Integer.BYTES;
    }

    @Override
    public int version() {
        return ProtocolVersion.SECOND;
    }
}
