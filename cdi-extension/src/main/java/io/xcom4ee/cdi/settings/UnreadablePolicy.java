package io.xcom4ee.cdi.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happens with a message that cannot be told to the application's observers as a value. Each goes on with the next one but the last. */
public enum UnreadablePolicy {
    /** The first of each kind is logged, with the tenth, the hundredth and so on. */
    LOG,
    /** Nothing. */
    SKIP,
    /** It is told as an event of its own. */
    DEAD_LETTER,
    /** The application is told nothing more of the group, and is not ready any more. */
    LEAVE;

    /** As it is written in settings. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one that is written so. */
    static Optional<UnreadablePolicy> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
    }
}
