package io.xcom4ee.engine;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.MemberSettings;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.transport.LocalMember;
import io.xcom4ee.engine.transport.Mesh;
import io.xcom4ee.engine.transport.Traffic;
import io.xcom4ee.engine.transport.Transport;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The incarnations of one member, one after the other: each has a protocol and connections of its own, and none is ever
 * used again. Confined to: the member's event loop.
 */
final class Incarnations {
    private static final Instant EPOCHS_BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    /** Reached in the year 2094: an epoch fits half of a fencing token. What is left is for attempts. */
    private static final long EPOCH_FLOOR_MAX = Integer.MAX_VALUE - 1_000_000;

    private final EngineSettings settings;
    private final Protocol.Factory factory;
    private final SecureRandom random = new SecureRandom();
    private @Nullable Transport transport;
    private @Nullable Running running;
    private @Nullable String refusal;
    private long started;

    Incarnations(EngineSettings settings, Protocol.Factory factory) {
        this.settings = settings;
        this.factory = factory;
    }

    /** A protocol and its connections. */
    record Running(Protocol protocol, Mesh mesh) {}

    /** The first incarnation. */
    void begin(Transport opened, long nowMicros) {
        transport = opened;
        next(nowMicros);
    }

    /** A new incarnation. */
    void next(long nowMicros) {
        Transport opened = Objects.requireNonNull(transport, "transport");
        EngineSettings.Network network = settings.network();
        int port = network.advertisedPort() == 0 ? opened.port() : network.advertisedPort();
        MemberInfo self = new MemberInfo(
                new MemberId(settings.memberName(), UUID.randomUUID()),
                network.advertisedAddress(),
                port,
                settings.protocolVersionMax(),
                settings.memberWeight());
        refusal = null;
        started++;
        Protocol protocol = factory.create(
                new MemberSettings(
                        self,
                        settings.electorate(),
                        // Whoever comes back was in a group, or near one: it joins, and makes no second one.
                        settings.bootstrap() && started == 1,
                        epochFloor(Instant.now()),
                        settings.limits(),
                        settings.timeouts(),
                        random.nextLong()),
                nowMicros);
        running = new Running(protocol, opened.join(new LocalMember(settings.group(), self, settings.memberList())));
    }

    /** Rises from start to start, unless the clock is set back. */
    static long epochFloor(Instant now) {
        return Math.max(1, Math.min(Duration.between(EPOCHS_BEGIN, now).toSeconds(), EPOCH_FLOOR_MAX));
    }

    /** Ends the present incarnation; the group port stays open. */
    void stop() {
        running = null;
        if (transport != null) {
            transport.leave();
        }
    }

    /** Ends the last incarnation and closes the group port. */
    void close() {
        running = null;
        if (transport != null) {
            transport.close();
        }
    }

    /** The present incarnation; null between two of them and after the last. */
    @Nullable Running running() {
        return running;
    }

    /** What waits to be sent goes out. */
    void flush() {
        if (running != null) {
            running.mesh().flush();
        }
    }

    /** How many there were. */
    long started() {
        return started;
    }

    /** What all of them have sent and received. */
    Traffic.Sums traffic() {
        return transport == null ? Traffic.Sums.NOTHING : transport.traffic();
    }

    boolean isRunning() {
        return running != null;
    }

    boolean acceptsBroadcasts() {
        return running != null && running.protocol().acceptsBroadcasts();
    }

    long nextDeadlineMicros() {
        return running == null ? Long.MAX_VALUE : running.protocol().nextDeadlineMicros();
    }

    /** A member of the group did not let this one in. */
    void refused(Output.Refused refused) {
        refusal = refused.by().name() + " does not let this process in: "
                + switch (refused.refusal()) {
                    case NAME_IN_USE -> "a live member has the same name";
                    case GROUP_FULL -> "the group has as many members as it may have";
                    case VERSION_NOT_SPOKEN -> "it does not speak the protocol version at which the group works";
                };
    }

    /** What keeps this incarnation from its group, for people. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (refusal != null) {
            problems.add(refusal);
        }
        if (running != null) {
            problems.addAll(running.mesh().problems());
        }
        return problems;
    }
}
