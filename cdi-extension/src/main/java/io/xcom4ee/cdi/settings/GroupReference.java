package io.xcom4ee.cdi.settings;

import io.xcom4ee.api.Group;
import jakarta.enterprise.inject.Default;
import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which channel the application means: that of a named group, or its default one.
 *
 * @param name the name of the group; empty for the default channel, whose group is known only when it has been found
 */
public record GroupReference(Optional<String> name) {
    /** The channel of injection points without {@link Group}. */
    public static final GroupReference DEFAULT = new GroupReference(Optional.empty());

    /** The environment mapping of MicroProfile Config is the reason for so few characters. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    public GroupReference {
        Objects.requireNonNull(name, "name");
    }

    /** The channel of the group of that name. */
    public static GroupReference named(String name) {
        return new GroupReference(Optional.of(name));
    }

    /** Whether a group can have that name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The qualifier by which this channel is injected. */
    public Annotation qualifier() {
        return name.<Annotation>map(Group.Literal::of).orElse(Default.Literal.INSTANCE);
    }

    /** For people and for names derived from it. */
    public String label() {
        return name.orElse("default");
    }
}
