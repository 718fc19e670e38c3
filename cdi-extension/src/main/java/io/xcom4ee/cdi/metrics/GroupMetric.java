package io.xcom4ee.cdi.metrics;

import io.xcom4ee.api.GroupPhase;
import java.time.Duration;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Everything that is measured of a member, once: the names are those of OpenTelemetry, the units those of UCUM. The same table is
 * in {@code docs/metrics.md}. Each is read from what the member tells of itself anyway, so that no message costs more.
 */
@SuppressWarnings("ImmutableEnumChecker") // Nothing captures anything; the type of a function cannot say so.
public enum GroupMetric {
    QUORUM(
            "xcom.quorum",
            Kind.GAUGE,
            "{quorum}",
            "1 if this member reaches a majority, else 0.",
            member -> flag(member.status().quorum())),
    ONLINE(
            "xcom.online",
            Kind.GAUGE,
            "{member}",
            "1 if this member takes part in its group, else 0.",
            member -> flag(member.status().phase() == GroupPhase.ONLINE)),
    PRIMARY(
            "xcom.primary",
            Kind.GAUGE,
            "{primary}",
            "1 if this member is the primary and holds a quorum, else 0.",
            member -> flag(member.status().primary())),
    SAFE_TO_STOP(
            "xcom.safe_to_stop",
            Kind.GAUGE,
            "{member}",
            "1 if the group keeps its quorum without this member, else 0.",
            member -> flag(member.status().safeToStop())),
    VIEW_MEMBERS(
            "xcom.view.members",
            Kind.GAUGE,
            "{member}",
            "Members of the installed view.",
            member -> member.status().members().size()),
    VIEW_REACHABLE(
            "xcom.view.reachable",
            Kind.GAUGE,
            "{member}",
            "Members of the installed view that this one hears, itself included.",
            member -> member.status().reachable()),
    QUORUM_NEEDED(
            "xcom.quorum.needed",
            Kind.GAUGE,
            "{member}",
            "Voters that must be reached to deliver anything; 0 before the first view.",
            member -> member.status().quorumNeeded()),
    VIEW_CHANGES(
            "xcom.view.changes",
            Kind.COUNTER,
            "{view}",
            "Views installed.",
            member -> member.statistics().membership().viewsInstalled()),
    QUORUM_LOSSES(
            "xcom.quorum.losses",
            Kind.COUNTER,
            "{loss}",
            "How often the majority was lost.",
            member -> member.statistics().membership().quorumLosses()),
    SUSPICIONS(
            "xcom.suspicions",
            Kind.COUNTER,
            "{suspicion}",
            "How often a member of the view has fallen silent for this one.",
            member -> member.statistics().membership().suspicions()),
    INCARNATIONS(
            "xcom.incarnations",
            Kind.COUNTER,
            "{incarnation}",
            "How often this member has begun to look for its group; more than 1 if it was put out.",
            member -> member.statistics().membership().incarnations()),
    SENT(
            "xcom.messages.sent",
            Kind.COUNTER,
            "{message}",
            "Broadcasts of this member.",
            member -> member.statistics().messages().broadcasts()),
    SENT_SIZE(
            "xcom.messages.sent.size",
            Kind.COUNTER,
            "By",
            "Bytes of these.",
            member -> member.statistics().messages().broadcastBytes()),
    ACKNOWLEDGED(
            "xcom.messages.acknowledged",
            Kind.COUNTER,
            "{message}",
            "Broadcasts of this member that ended well.",
            member -> member.statistics().messages().acknowledged()),
    NOT_DELIVERED(
            "xcom.messages.not_delivered",
            Kind.COUNTER,
            "{message}",
            "Broadcasts of this member that ended as not delivered.",
            member -> member.statistics().messages().notDelivered()),
    OUTCOME_UNKNOWN(
            "xcom.messages.outcome_unknown",
            Kind.COUNTER,
            "{message}",
            "Broadcasts of this member that ended as outcome unknown.",
            member -> member.statistics().messages().outcomesUnknown()),
    REFUSED(
            "xcom.messages.refused",
            Kind.COUNTER,
            "{message}",
            "Broadcasts of this member that were refused at once because too many waited.",
            member -> member.statistics().messages().overloaded()),
    DELIVERED(
            "xcom.messages.delivered",
            Kind.COUNTER,
            "{message}",
            "Messages of all senders that were delivered at this member.",
            member -> member.statistics().messages().delivered()),
    DELIVERED_SIZE(
            "xcom.messages.delivered.size",
            Kind.COUNTER,
            "By",
            "Bytes of these.",
            member -> member.statistics().messages().deliveredBytes()),
    POSITION(
            "xcom.position",
            Kind.GAUGE,
            "{message}",
            "Position of the last message delivered; members that lag are behind the others.",
            member -> member.status().position()),
    BACKLOG(
            "xcom.delivery.backlog",
            Kind.GAUGE,
            "{message}",
            "Own broadcasts that are neither delivered here nor failed.",
            member -> member.status().backlog()),
    ACKNOWLEDGEMENT_DURATION(
            "xcom.acknowledgement.duration",
            Kind.COUNTER,
            "s",
            "Time from the call to the acknowledgement, over all acknowledged broadcasts.",
            member -> seconds(member.statistics().latency().acknowledgementSum())),
    FLOW_CONTROL_WAIT(
            "xcom.flow_control.wait",
            Kind.COUNTER,
            "s",
            "Time from the call until the protocol took the broadcast, over all broadcasts of this member.",
            member -> seconds(member.statistics().latency().waitSum())),
    CONSENSUS_DURATION(
            "xcom.consensus.duration",
            Kind.COUNTER,
            "s",
            "Time from the proposal of an own slot until it was passed here, over all of them.",
            member -> seconds(member.statistics().consensus().proposalTimeSum())),
    CONSENSUS_PROPOSALS(
            "xcom.consensus.proposals",
            Kind.COUNTER,
            "{slot}",
            "Own slots used.",
            member -> member.statistics().consensus().proposals()),
    ROUND_TRIP(
            "xcom.round_trip",
            Kind.GAUGE,
            "s",
            "What the protocol takes a round trip to a majority for.",
            member -> seconds(member.statistics().latency().roundTrip())),
    LISTENER_BACKLOG(
            "xcom.listener.backlog",
            Kind.GAUGE,
            "By",
            "What waits for the slowest listener.",
            member -> member.statistics().queues().listenerBytesMost()),
    WIRE_SENT(
            "xcom.wire.sent",
            Kind.COUNTER,
            "By",
            "Bytes sent to all peers.",
            member -> (double) member.statistics().wire().dataBytesSent()
                    + member.statistics().wire().controlBytesSent()),
    WIRE_RECEIVED(
            "xcom.wire.received",
            Kind.COUNTER,
            "By",
            "Bytes received from all peers.",
            member -> member.statistics().wire().bytesReceived()),
    WIRE_DROPPED(
            "xcom.wire.dropped",
            Kind.COUNTER,
            "{frame}",
            "Frames not sent because too much waited for the peer.",
            member -> member.statistics().wire().framesDropped()),
    MEMORY(
            "xcom.memory",
            Kind.GAUGE,
            "By",
            "What the protocol keeps of messages.",
            member -> (double) member.statistics().memory().windowBytes()
                    + member.statistics().memory().ownBytes()
                    + member.statistics().memory().cacheBytes()
                    + member.statistics().memory().incompleteBytes());

    /** What may be done with the values. */
    public enum Kind {
        /** Rises, but for a new start: its rate is of interest. */
        COUNTER,
        /** Rises and falls. */
        GAUGE
    }

    private static final double NANOS_PER_SECOND = 1e9;

    private final String id;
    private final Kind kind;
    private final String unit;
    private final String description;
    private final ToDoubleFunction<Reading> value;

    GroupMetric(String id, Kind kind, String unit, String description, ToDoubleFunction<Reading> value) {
        this.id = id;
        this.kind = kind;
        this.unit = unit;
        this.description = description;
        this.value = value;
    }

    /** The name in OpenTelemetry. */
    public String id() {
        return id;
    }

    /** What may be done with the values. */
    public Kind kind() {
        return kind;
    }

    /** In UCUM. */
    public String unit() {
        return unit;
    }

    /** One sentence for people. */
    public String description() {
        return description;
    }

    /** The value at the moment of that reading. */
    public double value(Reading member) {
        return value.applyAsDouble(member);
    }

    /** The name that a collector makes of {@link #id()}, unit and kind for Prometheus. MicroProfile Metrics gets the same. */
    public String prometheusName() {
        String suffix = switch (unit) {
            case "s" -> "_seconds";
            case "By" -> "_bytes";
            default -> "";
        };
        return id.replace('.', '_').toLowerCase(Locale.ROOT) + suffix + (kind == Kind.COUNTER ? "_total" : "");
    }

    private static double flag(boolean set) {
        return set ? 1 : 0;
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOS_PER_SECOND;
    }
}
