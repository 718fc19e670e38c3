package io.xcom4ee.api.message;

import java.util.Locale;
import java.util.Objects;

/**
 * A message to people before the facts are in it. Immutable.
 *
 * @param id stable, for example {@code XCOM0301E}; the last letter is the level: (E)rror, (W)arning, (I)nformation, (A)udit
 * @param template what happened, with specifiers of {@link java.util.Formatter} where the facts stand
 * @param action what a person can do about it, which may have such specifiers too; {@code Nothing to do.} if that is all
 */
public record MessageParts(String id, String template, String action) {
    private static final String NOTHING = "Nothing to do.";

    public MessageParts {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(action, "action");
    }

    /**
     * The whole message with its facts, the same in every locale: id, what happened, what to do if there is anything to do.
     *
     * @throws java.util.IllegalFormatException if the facts do not fit the specifiers
     */
    public String text(Object... facts) {
        String pattern = action.equals(NOTHING) ? template : template + " " + action;
        return id + ": " + String.format(Locale.ROOT, pattern, facts);
    }

    /** The level that the last letter of the id says; what is neither an error nor a warning is information. */
    public System.Logger.Level level() {
        if (id.endsWith("E")) {
            return System.Logger.Level.ERROR;
        }
        return id.endsWith("W") ? System.Logger.Level.WARNING : System.Logger.Level.INFO;
    }
}
