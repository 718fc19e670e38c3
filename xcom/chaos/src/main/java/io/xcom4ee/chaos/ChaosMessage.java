package io.xcom4ee.chaos;

import java.util.Locale;

/** What the bench says to people when something is not as it should be; the same table is in {@code docs/messages.md}. */
public enum ChaosMessage {
    /** The bench cannot run at all. */
    NOT_HERE("XCOM0901E", "The chaos bench cannot run here: %s."),
    /** Some kinds of faults are left out. */
    LEFT_OUT("XCOM0902W", "The fault '%s' is left out: %s."),
    /** A run found something. */
    VIOLATIONS("XCOM0903E", "A promise was not kept: %s");

    private final String id;
    private final String pattern;

    ChaosMessage(String id, String pattern) {
        this.id = id;
        this.pattern = pattern;
    }

    /** The line, with its id. */
    public String text(Object... facts) {
        return id + ": " + String.format(Locale.ROOT, pattern, facts);
    }
}
