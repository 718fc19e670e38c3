package io.xcom4ee.engine.settings;

import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.Timeouts;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * All that a member is told at its start; valid by construction. Made by {@link SettingsParser}.
 *
 * @param group the name of the group
 * @param memberName the name of this member
 * @param memberWeight its preference for the role of the primary
 * @param protocolVersionMax the newest protocol version that it speaks
 * @param electorate who votes
 * @param bootstrap whether it makes the group, in dynamic membership, if it finds none
 * @param network how it is reached and reaches others
 * @param handOver the ways between the application and the protocol
 * @param timeouts the durations of the protocol
 * @param limits the bounds of the protocol
 * @param rejoinPause between an expulsion and the next attempt to join, the first time
 * @param rejoinTries how many attempts in a row there are; 0 for as many as it takes
 */
public record EngineSettings(
        String group,
        String memberName,
        int memberWeight,
        int protocolVersionMax,
        Electorate electorate,
        boolean bootstrap,
        Network network,
        HandOver handOver,
        Timeouts timeouts,
        Limits limits,
        Duration rejoinPause,
        int rejoinTries) {
    public EngineSettings {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(memberName, "memberName");
        Objects.requireNonNull(electorate, "electorate");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(handOver, "handOver");
        Objects.requireNonNull(timeouts, "timeouts");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(rejoinPause, "rejoinPause");
    }

    /** Whether this member counts for the quorum. */
    public boolean hasVote() {
        return electorate.isVoter(memberName);
    }

    /** The names that vote, sorted; none in dynamic membership. */
    public List<String> memberList() {
        return electorate.names();
    }

    /**
     * How a member is reached and reaches others.
     *
     * @param bindAddress where it listens
     * @param port where it listens; 0 for any free port
     * @param advertisedAddress what it tells the others
     * @param advertisedPort what it tells the others; 0 for the port on which it listens
     * @param seeds where it looks for members
     * @param connectionQueueBytesMax what may wait for one peer
     * @param compressionThresholdBytes frames of at least this size travel compressed; 0 for none
     * @param connectionsMax how many connections others may have open to it
     */
    public record Network(
            String bindAddress,
            int port,
            String advertisedAddress,
            int advertisedPort,
            List<HostPort> seeds,
            int connectionQueueBytesMax,
            int compressionThresholdBytes,
            int connectionsMax) {
        public Network {
            Objects.requireNonNull(bindAddress, "bindAddress");
            Objects.requireNonNull(advertisedAddress, "advertisedAddress");
            seeds = List.copyOf(seeds);
        }
    }

    /**
     * The ways between the application and the protocol.
     *
     * @param broadcastDeadline of a broadcast that names none itself
     * @param broadcastQueueMessagesMax own messages that may wait before the protocol
     * @param broadcastQueueBytesMax as above, in bytes
     * @param listenerQueueBytesMax what may wait for one listener
     * @param slowListenerTimeout a listener that does not return for this long is reported
     */
    public record HandOver(
            Duration broadcastDeadline,
            int broadcastQueueMessagesMax,
            int broadcastQueueBytesMax,
            int listenerQueueBytesMax,
            Duration slowListenerTimeout) {
        public HandOver {
            Objects.requireNonNull(broadcastDeadline, "broadcastDeadline");
            Objects.requireNonNull(slowListenerTimeout, "slowListenerTimeout");
        }
    }
}
