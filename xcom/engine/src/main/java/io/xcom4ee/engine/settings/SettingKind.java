package io.xcom4ee.engine.settings;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** What a setting's value looks like. */
sealed interface SettingKind {

    /** What is allowed, for people, as it follows "Allowed is". */
    String allowed();

    /** What the value is measured in, for the table of settings. */
    String unit();

    /** One word. */
    record Text(Pattern pattern, String allowed) implements SettingKind {
        @Override
        public String unit() {
            return "text";
        }
    }

    /** One of a few words. */
    record Choice(List<String> words) implements SettingKind {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public String allowed() {
            return String.join(" or ", words);
        }

        @Override
        public String unit() {
            return "choice";
        }
    }

    /** Words that match the pattern, separated by commas, at most {@code most} of them. */
    record TextList(Pattern pattern, int most, String allowed) implements SettingKind {
        @Override
        public String unit() {
            return "list";
        }
    }

    /** A host name or a literal address. */
    record Host() implements SettingKind {
        @Override
        public String allowed() {
            return "a host name or an IP address";
        }

        @Override
        public String unit() {
            return "address";
        }
    }

    /** Addresses with or without port, separated by commas, at most {@code most} of them. */
    record HostPortList(int most) implements SettingKind {
        @Override
        public String allowed() {
            return "1 to " + most + " addresses like host:port or [ipv6]:port, separated by commas";
        }

        @Override
        public String unit() {
            return "list";
        }
    }

    /** A whole number. */
    record Count(int least, int most) implements SettingKind {
        @Override
        public String allowed() {
            return "a whole number from " + least + " to " + most;
        }

        @Override
        public String unit() {
            return "number";
        }
    }

    /** A number of bytes. */
    record Size(int leastBytes, int mostBytes) implements SettingKind {
        @Override
        public String allowed() {
            return "a size from " + SettingText.size(leastBytes) + " to " + SettingText.size(mostBytes)
                    + ", written like 64KiB or 1MiB";
        }

        @Override
        public String unit() {
            return "size";
        }
    }

    /** A time span. */
    record Span(Duration least, Duration most) implements SettingKind {
        @Override
        public String allowed() {
            return "a duration from " + SettingText.duration(least) + " to " + SettingText.duration(most)
                    + ", written like 500ms, 5s or 1m";
        }

        @Override
        public String unit() {
            return "duration";
        }
    }
}
