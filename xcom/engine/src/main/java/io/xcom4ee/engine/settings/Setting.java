package io.xcom4ee.engine.settings;

import io.xcom4ee.core.base.ProtocolVersion;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The table of settings: key, default, what is allowed, meaning. {@code docs/settings.md} shows it to people; whoever
 * offers these settings in another form (an adapter's properties) describes them with this table's words.
 */
@SuppressWarnings("ImmutableEnumChecker") // The kinds are immutable records; the checker only believes an annotation.
public enum Setting {
    GROUP(
            "group",
            "",
            new SettingKind.Text(Pattern.compile("[a-z0-9-]{1,64}"), "1 to 64 of a-z, 0-9 and -"),
            "Name of the group; the same at all members."),
    MEMBER_NAME(
            "memberName",
            "",
            new SettingKind.Text(Names.MEMBER, Names.MEMBER_ALLOWED),
            "Name of this member; stable over restarts, used by one process at a time."),
    MEMBERSHIP(
            "membership",
            "listed",
            new SettingKind.Choice(List.of("listed", "dynamic")),
            "Who votes; the same at all members. listed: the members of memberList, of which a majority decides, however few "
                    + "are left. dynamic: all members of the view, of which a majority decides."),
    MEMBER_LIST(
            "memberList",
            "",
            new SettingKind.TextList(Names.MEMBER, 63, "1 to 63 different member names, separated by commas"),
            "Names of the members that vote; the same at all members. A majority of this list decides. "
                    + "Left out in dynamic membership."),
    BOOTSTRAP(
            "bootstrap",
            "false",
            new SettingKind.Choice(List.of("false", "true")),
            "In dynamic membership: whether this process makes the group if it finds none; true at one member only. "
                    + "It may stay so over restarts."),
    SEEDS(
            "seeds",
            "",
            new SettingKind.HostPortList(63),
            "Addresses at which members are looked for; this member's own may be among them. "
                    + "An address without port gets this member's port."),
    BIND_ADDRESS(
            "bindAddress",
            "127.0.0.1",
            new SettingKind.Host(),
            "Address on which this member listens. Traffic is not encrypted: keep the port away from strangers."),
    PORT("port", "9266", new SettingKind.Count(0, 65_535), "Port on which this member listens; 0 takes any free one."),
    ADVERTISED_ADDRESS(
            "advertisedAddress",
            "as bindAddress",
            new SettingKind.Host(),
            "Address that this member tells the others to reach it; needed if bindAddress is 0.0.0.0 or ::."),
    ADVERTISED_PORT(
            "advertisedPort",
            "as port",
            new SettingKind.Count(1, 65_535),
            "Port that this member tells the others to reach it."),
    MEMBER_WEIGHT(
            "memberWeight",
            "50",
            new SettingKind.Count(0, 100),
            "Preference of this member for the role of the primary; the highest is preferred."),
    PROTOCOL_VERSION_MAX(
            "protocolVersionMax",
            String.valueOf(ProtocolVersion.NEWEST),
            new SettingKind.Count(ProtocolVersion.FIRST, ProtocolVersion.NEWEST),
            "Newest protocol version that this member speaks. One member below the newest keeps its whole group below, "
                    + "so that older releases can still come in. Dynamic membership needs 2."),

    HEARTBEAT_INTERVAL(
            "heartbeatInterval",
            "500ms",
            span(Duration.ofMillis(10), Duration.ofMinutes(1)),
            "An idle member says that it lives this often."),
    SUSPICION_TIMEOUT(
            "suspicionTimeout",
            "5s",
            span(Duration.ofMillis(50), Duration.ofMinutes(10)),
            "A member that is silent for this long is UNREACHABLE; at least two heartbeat intervals."),
    EXPEL_TIMEOUT(
            "expelTimeout",
            "5s",
            span(Duration.ZERO, Duration.ofMinutes(60)),
            "A member that a majority does not reach for this long more is expelled."),
    STALL_TIMEOUT(
            "stallTimeout",
            "30ms",
            span(Duration.ofMillis(1), Duration.ofSeconds(10)),
            "Least time that a delivery waits for a silent member before the others go on without its messages."),
    RESEND_TIMEOUT(
            "resendTimeout",
            "50ms",
            span(Duration.ofMillis(1), Duration.ofSeconds(10)),
            "Least time after which what a peer has not confirmed is sent again."),
    PRESENCE_INTERVAL(
            "presenceInterval",
            "250ms",
            span(Duration.ofMillis(10), Duration.ofMinutes(1)),
            "A member without a group makes itself known this often."),
    FOUNDING_GRACE(
            "foundingGrace",
            "1500ms",
            span(Duration.ZERO, Duration.ofMinutes(10)),
            "A founding that could be done waits this long for the rest of memberList."),
    LEAVE_TIMEOUT(
            "leaveTimeout",
            "5s",
            span(Duration.ofMillis(100), Duration.ofMinutes(10)),
            "A leaving member waits at most this long for the agreement of the others."),
    REJOIN_PAUSE(
            "rejoinPause",
            "1s",
            span(Duration.ofMillis(100), Duration.ofMinutes(10)),
            "An expelled member waits this long before it comes back as a new incarnation; up to 16 times as long if "
                    + "it is expelled again soon."),
    REJOIN_TRIES(
            "rejoinTries",
            "20",
            new SettingKind.Count(0, 1_000_000),
            "So often in a row a member comes back that is put out within a minute of its first view, or within twice "
                    + "suspicionTimeout and expelTimeout; 0 for ever."),

    BROADCAST_DEADLINE(
            "broadcastDeadline",
            "10s",
            span(Duration.ofMillis(1), Duration.ofMinutes(60)),
            "How long the outcome of a broadcast may take that names no deadline itself."),
    MESSAGE_SIZE_MAX(
            "messageSizeMax",
            "64MiB",
            size(1, 64 * 1024 * 1024),
            "Largest message that this member broadcasts; it takes any that another one does."),
    BATCH_SIZE_MAX(
            "batchSizeMax",
            "64KiB",
            size(1, 1024 * 1024),
            "Messages are gathered up to this size; a larger single one travels alone."),
    EVENT_HORIZON(
            "eventHorizon",
            "32",
            new SettingKind.Count(10, 200),
            "Rounds that may be open beyond the last delivered one; the same at all members."),
    CACHE_SIZE_MAX(
            "cacheSizeMax",
            "64MiB",
            size(1024 * 1024, 1024 * 1024 * 1024),
            "Messages kept for members that lag, with all that is under way; beyond, the oldest delivered ones go, "
                    + "and who lags more must join anew."),
    PENDING_SIZE_MAX(
            "pendingSizeMax",
            "8MiB",
            size(1024 * 1024, 1024 * 1024 * 1024),
            "Own messages that wait inside the protocol for their turn."),
    BROADCAST_QUEUE_MESSAGES_MAX(
            "broadcastQueueMessagesMax",
            "65536",
            new SettingKind.Count(1, 1 << 24),
            "Own messages that may wait before the protocol; a broadcast beyond fails at once."),
    BROADCAST_QUEUE_SIZE_MAX(
            "broadcastQueueSizeMax",
            "16MiB",
            size(1024 * 1024, 1024 * 1024 * 1024),
            "As broadcastQueueMessagesMax, in bytes."),
    CONNECTION_QUEUE_SIZE_MAX(
            "connectionQueueSizeMax",
            "16MiB",
            size(1024 * 1024, 1024 * 1024 * 1024),
            "Bytes that may wait for one peer; beyond, frames to it are dropped and sent again later."),
    COMPRESSION_THRESHOLD(
            "compressionThreshold",
            "96KiB",
            size(0, 1024 * 1024),
            "Frames of at least this size are compressed (LZ4) where that makes them smaller, not each is tried; 0B for never."),
    CONNECTIONS_MAX(
            "connectionsMax",
            "256",
            new SettingKind.Count(8, 65_535),
            "Connections that others may have open to this member."),
    LISTENER_QUEUE_SIZE_MAX(
            "listenerQueueSizeMax",
            "16MiB",
            size(64 * 1024, 256 * 1024 * 1024),
            "What may wait for one listener; beyond, this member sends no new broadcasts, "
                    + "and at four times as much the subscription ends."),
    SLOW_LISTENER_TIMEOUT(
            "slowListenerTimeout",
            "5s",
            span(Duration.ofMillis(10), Duration.ofMinutes(60)),
            "A listener that does not return for this long is reported with its stack.");

    private final String key;
    private final String defaultText;
    private final SettingKind kind;
    private final String meaning;

    Setting(String key, String defaultText, SettingKind kind, String meaning) {
        this.key = key;
        this.defaultText = defaultText;
        this.kind = kind;
        this.meaning = meaning;
    }

    /** The setting with this key. */
    public static Optional<Setting> named(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    /** The name under which people set it. */
    public String key() {
        return key;
    }

    /** Its name in MicroProfile Config and as a system property. */
    public String property() {
        return SettingNames.property(key);
    }

    /** Its name in the environment. */
    public String variable() {
        return SettingNames.variable(key);
    }

    /** Whether it has no default. */
    public boolean isRequired() {
        return defaultText.isEmpty();
    }

    /** The default as people would write it, or which other setting it follows; empty if there is none. */
    public String defaultText() {
        return defaultText;
    }

    /** What the value is measured in: text, choice, list, address, number, size or duration. */
    public String unit() {
        return kind.unit();
    }

    /** What is allowed, as a phrase for people. */
    public String allowed() {
        return kind.allowed();
    }

    /** What it means, for people. */
    public String meaning() {
        return meaning;
    }

    /** The kind, known to be of this type to whoever reads the value. */
    <K extends SettingKind> K kind(Class<K> type) {
        return type.cast(kind);
    }

    private static SettingKind span(Duration least, Duration most) {
        return new SettingKind.Span(least, most);
    }

    private static SettingKind size(int leastBytes, int mostBytes) {
        return new SettingKind.Size(leastBytes, mostBytes);
    }

    /** Apart because an enum's constants cannot use its own static fields. */
    private static final class Names {
        static final Pattern MEMBER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
        static final String MEMBER_ALLOWED = "1 to 64 of A-Z, a-z, 0-9, . _ and -";
    }
}
