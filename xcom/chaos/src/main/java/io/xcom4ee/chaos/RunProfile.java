package io.xcom4ee.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One sort of group, and how long faults last for it to matter.
 *
 * @param title for people
 * @param members how many
 * @param sort what is particular about the group
 * @param settings of the engine
 * @param shortest time of a fault
 * @param longest time of a fault; longer than suspicion and expulsion take together
 * @param perSecond broadcasts of each member
 */
public record RunProfile(
        String title,
        int members,
        Sort sort,
        Map<String, String> settings,
        Duration shortest,
        Duration longest,
        int perSecond) {
    /** Sorts of groups. */
    public enum Sort {
        /** With a list of its members. */
        LISTED,
        /** Without one, so that a lost majority must be forced. */
        DYNAMIC,
        /** With a list, of the older release in the beginning and of the newest in the end. */
        UPGRADED
    }

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
                Sort.LISTED,
                Map.of(),
                Duration.ofMillis(300),
                Duration.ofSeconds(14),
                100);
    }

    /** So many members that are quick to suspect and to expel. */
    public static RunProfile quick(int members, Sort sort) {
        return new RunProfile(
                members + " members, " + title(sort) + "short time-outs",
                members,
                sort,
                SHORT_TIMEOUTS,
                Duration.ofMillis(100),
                Duration.ofSeconds(4),
                100);
    }

    /** Few messages and short faults: for every build. */
    public static RunProfile brief(Sort sort) {
        return new RunProfile(
                "3 members, " + title(sort) + "brief",
                3,
                sort,
                SHORT_TIMEOUTS,
                Duration.ofMillis(100),
                Duration.ofMillis(1_500),
                40);
    }

    private static String title(Sort sort) {
        return switch (sort) {
            case LISTED -> "";
            case DYNAMIC -> "no list, ";
            case UPGRADED -> "upgraded one by one, ";
        };
    }

    /** What the bench runs, in this order, again and again. */
    public static List<RunProfile> all() {
        return List.of(
                quick(3, Sort.LISTED),
                defaults(3),
                quick(5, Sort.LISTED),
                defaults(5),
                quick(3, Sort.UPGRADED),
                quick(5, Sort.DYNAMIC),
                quick(5, Sort.UPGRADED),
                quick(3, Sort.DYNAMIC));
    }
}
