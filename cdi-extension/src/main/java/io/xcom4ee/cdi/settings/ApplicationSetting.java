package io.xcom4ee.cdi.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of what MicroProfile Config may say about the application's channels. {@code docs/settings.md} shows it to people, with
 * the settings of the adapter.
 */
public enum ApplicationSetting {
    DEFAULT_GROUP(
            "default-group",
            Reach.APPLICATION,
            "none",
            "the name of a group",
            "The named group that is the default channel, too."),
    GROUPS(
            "groups",
            Reach.APPLICATION,
            "none",
            "names of groups, separated by commas",
            "Groups to know, to observe and to check beside those that the code names."),
    JNDI_NAME(
            "jndi-name",
            Reach.ONE,
            "xcom/default, of a group xcom/ and its name",
            "a name of this server such as xcom/orders or java:app/orders",
            "Where the connection factory is; without a group, that of the default channel if there is no default-group."),
    BROADCAST_DEADLINE(
            "broadcast-deadline",
            Reach.INHERITED,
            "the adapter's broadcastDeadline",
            "a positive duration such as 500ms, 5s or 1m",
            "Deadline of broadcasts that name none."),
    UNREADABLE(
            "unreadable",
            Reach.INHERITED,
            "log",
            listed(UnreadablePolicy.values(), UnreadablePolicy::text),
            "What happens with messages that cannot be read as values."),
    LOCAL("local", Reach.INHERITED, "false", "true or false", "Whether the group is this application alone."),
    HEALTH("health", Reach.INHERITED, "true", "true or false", "Whether the group has health checks."),
    READY_IN(
            "ready-in",
            Reach.INHERITED,
            "online",
            "one or several, separated by commas, of " + listed(HealthState.values(), HealthState::text),
            "In which states of the member readiness is UP."),
    STARTED_IN(
            "started-in",
            Reach.INHERITED,
            "online,blocked,rejoining,leaving,left,failed",
            "one or several, separated by commas, of " + listed(HealthState.values(), HealthState::text),
            "In which states of the member startup is UP.");

    static final String PREFIX = "xcom.";
    static final String GROUP_PREFIX = PREFIX + "group.";

    /** What is said about a group that is not named. */
    private enum Reach {
        /** There is one value for the application. */
        APPLICATION,
        /** A value for each channel. */
        ONE,
        /** A value for each channel, and one for all that have none. */
        INHERITED
    }

    private final String suffix;
    private final Reach reach;
    private final String preset;
    private final String allowed;
    private final String meaning;

    ApplicationSetting(String suffix, Reach reach, String preset, String allowed, String meaning) {
        this.suffix = suffix;
        this.reach = reach;
        this.preset = preset;
        this.allowed = allowed;
        this.meaning = meaning;
    }

    private static <T> String listed(T[] values, Function<T, String> text) {
        return Arrays.stream(values).map(text).collect(Collectors.joining(", "));
    }

    /** What names of this setting end with. */
    String suffix() {
        return suffix;
    }

    /** The settings that a group may have of its own. */
    static Stream<ApplicationSetting> ofGroups() {
        return Arrays.stream(values()).filter(setting -> setting.reach != Reach.APPLICATION);
    }

    /** Its name for the default channel, or for all channels, or for the application. */
    public String key() {
        return PREFIX + suffix;
    }

    /** How MicroProfile Config finds that in the environment. */
    public String variable() {
        return key().replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** For people: whether a group may have it of its own. */
    public String ofOneGroup() {
        return reach == Reach.APPLICATION ? "no" : "yes";
    }

    /** What holds if it is not set. */
    public String preset() {
        return preset;
    }

    /** What its value may be, for people. */
    public String allowed() {
        return allowed;
    }

    /** What it is for. */
    public String meaning() {
        return meaning;
    }
}
