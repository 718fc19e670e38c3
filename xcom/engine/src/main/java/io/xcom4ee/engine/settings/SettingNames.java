package io.xcom4ee.engine.settings;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a setting is called outside the configuration of a server: in MicroProfile Config, as a system property and as an environment
 * variable. MicroProfile Config defines which variables stand for a name; the rule is repeated here for whoever has to do without it.
 */
public final class SettingNames {
    /** What all names begin with. */
    public static final String PREFIX = "xcom.";

    private SettingNames() {}

    /** As in {@code xcom.member-name}, the name of {@code memberName}. */
    public static String property(String key) {
        return PREFIX + key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** As in {@code XCOM_MEMBER_NAME}, how the environment usually has {@code memberName}. */
    public static String variable(String key) {
        return variables(property(key)).get(2);
    }

    /** As in {@code port (environment variable XCOM_PORT)}: a text, for people, with where it comes from if that is known. */
    public static String withOrigin(String text, @Nullable String origin) {
        return origin == null ? text : text + " (" + origin + ")";
    }

    /** The environment variables that stand for a property, the strongest first. */
    public static List<String> variables(String property) {
        String plain = property.replaceAll("[^A-Za-z0-9]", "_");
        return List.of(property, plain, plain.toUpperCase(Locale.ROOT));
    }
}
