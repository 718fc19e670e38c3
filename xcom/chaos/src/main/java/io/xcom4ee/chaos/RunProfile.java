package io.xcom4ee.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One sort of group, and how long faults last for it to matter.
 *
 * @param title for people
 * @param members how many
 * @param settings of the engine
 * @param shortest time of a fault
 * @param longest time of a fault; longer than suspicion and expulsion take together
 * @param perSecond broadcasts of each member
 */
public record RunProfile(
        String title, int members, Map<String, String> settings, Duration shortest, Duration longest, int perSecond) {
    /** Silence is noticed five times as fast as by default. */
    private static final Map<String, String> SHORT_TIMEOUTS = Map.of(
            "heartbeatInterval", "100ms",
            "suspicionTimeout", "1s",
            "expelTimeout", "1s",
            "rejoinPause", "200ms",
            "broadcastDeadline", "5s");

    public RunProfile {
        settings = Map.copyOf(settings);
    }

    /** So many members as they are by default. */
    public static RunProfile defaults(int members) {
        return new RunProfile(
                members + " members, default settings",
                members,
                Map.of(),
                Duration.ofMillis(300),
                Duration.ofSeconds(14),
                100);
    }

    /** So many members that are quick to suspect and to expel. */
    public static RunProfile quick(int members) {
        return new RunProfile(
                members + " members, short time-outs",
                members,
                SHORT_TIMEOUTS,
                Duration.ofMillis(100),
                Duration.ofSeconds(4),
                100);
    }

    /** Few messages and short faults: for every build. */
    public static RunProfile brief() {
        return new RunProfile(
                "3 members, brief", 3, SHORT_TIMEOUTS, Duration.ofMillis(100), Duration.ofMillis(1_500), 40);
    }

    /** What the bench runs, in this order, again and again. */
    public static List<RunProfile> all() {
        return List.of(quick(3), defaults(3), quick(5), defaults(5));
    }
}
