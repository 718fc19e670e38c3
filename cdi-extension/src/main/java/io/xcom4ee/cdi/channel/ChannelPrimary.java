package io.xcom4ee.cdi.channel;

import io.xcom4ee.api.Primary;
import io.xcom4ee.api.PrimaryTerm;
import java.util.Optional;

/**
 * Asks the member of a channel anew each time.
 *
 * @param channel which may have no member yet
 */
public record ChannelPrimary(ApplicationChannel channel) implements Primary {
    @Override
    public Optional<PrimaryTerm> term() {
        return channel.findStatus().flatMap(status -> status.primaryTerm());
    }
}
