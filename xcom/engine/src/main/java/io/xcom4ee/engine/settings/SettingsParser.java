package io.xcom4ee.engine.settings;

import static io.xcom4ee.engine.log.EngineMessage.SETTINGS_CONTRADICT;
import static io.xcom4ee.engine.log.EngineMessage.SETTING_MISSING;
import static io.xcom4ee.engine.log.EngineMessage.SETTING_UNKNOWN;

import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.base.Timeouts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Turns texts into {@link EngineSettings}, or says all that is wrong with them at once. */
public final class SettingsParser {
    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::");

    private final SettingsReader reader;

    private SettingsParser(Map<String, String> values, Map<String, String> origins) {
        this.reader = new SettingsReader(values, origins);
    }

    /**
     * Reads the settings. The keys are those of {@link Setting}; a blank value counts as not set.
     *
     * @throws InvalidSettingsException if any setting is missing, unknown or has a value that is not allowed
     */
    public static EngineSettings parse(Map<String, String> values) {
        return parse(values, Map.of());
    }

    /**
     * Reads the settings as {@link #parse(Map)} does, and says of values that are wrong where they come from.
     *
     * @param origins by key, as far as there is anything to say
     * @throws InvalidSettingsException if any setting is missing, unknown or has a value that is not allowed
     */
    public static EngineSettings parse(Map<String, String> values, Map<String, String> origins) {
        return new SettingsParser(values, origins).settings(values);
    }

    private EngineSettings settings(Map<String, String> values) {
        reportUnknown(values);
        String group = reader.text(Setting.GROUP);
        String memberName = reader.text(Setting.MEMBER_NAME);
        boolean dynamic = reader.isChosen(Setting.MEMBERSHIP, "dynamic");
        List<String> memberList = memberList(dynamic);
        boolean bootstrap = bootstrap(dynamic);
        EngineSettings.Network network = network();
        int weight = reader.count(Setting.MEMBER_WEIGHT);
        int protocolVersionMax = protocolVersionMax(dynamic);
        Timings timings = timings();
        Duration rejoinPause = reader.duration(Setting.REJOIN_PAUSE);
        int rejoinTries = reader.count(Setting.REJOIN_TRIES);
        Bounds bounds = bounds();
        if (!reader.problems().isEmpty()) {
            throw new InvalidSettingsException(reader.problems());
        }
        return new EngineSettings(
                group,
                memberName,
                weight,
                protocolVersionMax,
                dynamic ? Electorate.dynamic() : Electorate.listed(memberList),
                bootstrap,
                network,
                bounds.handOver(),
                timings.timeouts(),
                bounds.limits(),
                rejoinPause,
                rejoinTries);
    }

    private List<String> memberList(boolean dynamic) {
        if (!dynamic) {
            return reader.textList(Setting.MEMBER_LIST);
        }
        if (reader.isSet(Setting.MEMBER_LIST)) {
            reader.problem(
                    SETTINGS_CONTRADICT,
                    reader.name(Setting.MEMBERSHIP) + " and " + reader.name(Setting.MEMBER_LIST),
                    "in dynamic membership all members vote, and there is no list");
        }
        return List.of();
    }

    private boolean bootstrap(boolean dynamic) {
        boolean bootstrap = reader.isChosen(Setting.BOOTSTRAP, "true");
        if (bootstrap && !dynamic) {
            reader.problem(
                    SETTINGS_CONTRADICT,
                    reader.name(Setting.MEMBERSHIP) + " and " + reader.name(Setting.BOOTSTRAP),
                    "a listed group is founded by its list, never by one member alone");
        }
        return bootstrap;
    }

    private int protocolVersionMax(boolean dynamic) {
        int newest = reader.count(Setting.PROTOCOL_VERSION_MAX);
        if (dynamic && newest < ProtocolVersion.SECOND) {
            reader.problem(
                    SETTINGS_CONTRADICT,
                    reader.name(Setting.MEMBERSHIP) + " and " + reader.name(Setting.PROTOCOL_VERSION_MAX),
                    "dynamic membership came with protocol version " + ProtocolVersion.SECOND
                            + ": a release that speaks nothing newer than " + newest + " has lists only");
        }
        return newest;
    }

    private void reportUnknown(Map<String, String> values) {
        String known = Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", "));
        new TreeMap<>(values).forEach((key, value) -> {
            if (Setting.named(key).isEmpty()) {
                reader.problem(SETTING_UNKNOWN, key, value, known);
            }
        });
    }

    private EngineSettings.Network network() {
        String bindAddress = reader.host(Setting.BIND_ADDRESS);
        int port = reader.count(Setting.PORT);
        String advertisedAddress = bindAddress;
        if (reader.isSet(Setting.ADVERTISED_ADDRESS)) {
            advertisedAddress = reader.host(Setting.ADVERTISED_ADDRESS);
        } else if (WILDCARDS.contains(bindAddress)) {
            reader.problem(
                    SETTING_MISSING,
                    Setting.ADVERTISED_ADDRESS.key(),
                    Setting.ADVERTISED_ADDRESS.allowed() + ", because " + reader.name(Setting.BIND_ADDRESS) + " is "
                            + bindAddress);
        }
        int advertisedPort = reader.isSet(Setting.ADVERTISED_PORT) ? reader.count(Setting.ADVERTISED_PORT) : port;
        return new EngineSettings.Network(
                bindAddress,
                port,
                advertisedAddress,
                advertisedPort,
                reader.addresses(Setting.SEEDS, port),
                reader.sizeBytes(Setting.CONNECTION_QUEUE_SIZE_MAX),
                reader.sizeBytes(Setting.COMPRESSION_THRESHOLD),
                reader.count(Setting.CONNECTIONS_MAX));
    }

    private Timings timings() {
        Duration heartbeat = reader.duration(Setting.HEARTBEAT_INTERVAL);
        Duration suspicion = reader.duration(Setting.SUSPICION_TIMEOUT);
        if (suspicion.compareTo(heartbeat.multipliedBy(2)) < 0) {
            reader.problem(
                    SETTINGS_CONTRADICT,
                    reader.name(Setting.SUSPICION_TIMEOUT) + " and " + reader.name(Setting.HEARTBEAT_INTERVAL),
                    SettingText.duration(suspicion) + " is less than two heartbeats of "
                            + SettingText.duration(heartbeat));
        }
        return new Timings(
                heartbeat,
                suspicion,
                reader.duration(Setting.EXPEL_TIMEOUT),
                reader.duration(Setting.STALL_TIMEOUT),
                reader.duration(Setting.RESEND_TIMEOUT),
                reader.duration(Setting.PRESENCE_INTERVAL),
                reader.duration(Setting.FOUNDING_GRACE),
                reader.duration(Setting.LEAVE_TIMEOUT));
    }

    private Bounds bounds() {
        return new Bounds(
                new EngineSettings.HandOver(
                        reader.duration(Setting.BROADCAST_DEADLINE),
                        reader.count(Setting.BROADCAST_QUEUE_MESSAGES_MAX),
                        reader.sizeBytes(Setting.BROADCAST_QUEUE_SIZE_MAX),
                        reader.sizeBytes(Setting.LISTENER_QUEUE_SIZE_MAX),
                        reader.duration(Setting.SLOW_LISTENER_TIMEOUT)),
                new Limits(
                        reader.count(Setting.EVENT_HORIZON),
                        reader.sizeBytes(Setting.MESSAGE_SIZE_MAX),
                        Limits.DEFAULT.fragmentBytesMax(),
                        reader.sizeBytes(Setting.BATCH_SIZE_MAX),
                        Limits.DEFAULT.batchMessagesMax(),
                        Limits.DEFAULT.openBytesMax(),
                        reader.sizeBytes(Setting.PENDING_SIZE_MAX),
                        Limits.DEFAULT.pendingMessagesMax(),
                        Limits.DEFAULT.windowBytesMax(),
                        reader.sizeBytes(Setting.CACHE_SIZE_MAX),
                        Limits.DEFAULT.membersMax()));
    }

    private record Bounds(EngineSettings.HandOver handOver, Limits limits) {}

    /** Kept apart from {@link Timeouts}, which refuses contradictions that are to be reported with all other problems. */
    private record Timings(
            Duration heartbeat,
            Duration suspicion,
            Duration expulsion,
            Duration stall,
            Duration resend,
            Duration presence,
            Duration foundingGrace,
            Duration leave) {
        Timeouts timeouts() {
            return new Timeouts(
                    micros(heartbeat),
                    micros(suspicion),
                    micros(expulsion),
                    micros(stall),
                    micros(resend),
                    micros(presence),
                    micros(foundingGrace),
                    micros(leave));
        }

        private static long micros(Duration duration) {
            return TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
        }
    }
}
