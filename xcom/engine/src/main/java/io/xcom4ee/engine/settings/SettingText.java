package io.xcom4ee.engine.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes as people write them. Nothing but a unit that is said makes a number mean something. */
public final class SettingText {
    /** At most nine digits, so that no product below leaves 64 bits. */
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(B|KiB|MiB|GiB)");

    private SettingText() {}

    /** Reads {@code 500ms}, {@code 5s}, {@code 1m}. */
    public static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    default -> Duration.ofMinutes(number);
                });
    }

    /** Reads {@code 512B}, {@code 64KiB}, {@code 1MiB}, {@code 1GiB} into bytes. */
    public static Optional<Long> sizeBytes(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int shift = switch (matcher.group(2)) {
            case "B" -> 0;
            case "KiB" -> 10;
            case "MiB" -> 20;
            default -> 30;
        };
        return Optional.of(Long.parseLong(matcher.group(1)) << shift);
    }

    /** Writes a duration in its largest whole unit. */
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 60_000 == 0 && millis > 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }

    /** Writes a size in its largest whole unit. */
    static String size(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB"};
        int unit = 0;
        long number = bytes;
        while (unit < units.length - 1 && number > 0 && number % 1_024 == 0) {
            number /= 1_024;
            unit++;
        }
        return number + units[unit];
    }
}
