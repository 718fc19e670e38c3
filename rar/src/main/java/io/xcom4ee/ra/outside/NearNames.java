package io.xcom4ee.ra.outside;

import io.xcom4ee.engine.settings.SettingNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds names that were probably meant to be those of settings. Names that only begin as ours do belong to anybody: variables of the
 * server's configuration, settings of applications, other programs. So a name is taken for a mistake only if it differs from that of a
 * setting, which is not set, in the signs between words or in a letter or two.
 */
final class NearNames {
    /** From this length on two letters may be wrong; below, different words are as near to each other. */
    private static final int LONG = 9;
    /** Below this no letter may be wrong. */
    private static final int SHORT = 5;

    private static final Pattern OURS = Pattern.compile("(?i)xcom[^a-z0-9](.+)");

    /** Settings of applications are none of the adapter's, though one is called almost as one of its own. */
    private static final Set<String> OF_APPLICATIONS = Set.of(
            "defaultgroup",
            "groups",
            "jndiname",
            "broadcastdeadline",
            "unreadable",
            "local",
            "health",
            "readyin",
            "startedin");

    private NearNames() {}

    /**
     * The names that are near to a setting, and the key of that one.
     *
     * @param names all that are set
     * @param unset the keys of the settings that are not
     */
    static Map<String, String> of(Iterable<String> names, List<String> unset) {
        Map<String, String> near = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (String name : sorted(names)) {
            Matcher parts = OURS.matcher(name);
            String letters = parts.matches() ? letters(parts.group(1)) : "";
            // MicroProfile Config tells of a variable by several names.
            if (!OF_APPLICATIONS.contains(letters) && seen.add(letters)) {
                unset.stream()
                        .filter(key -> !isNameOf(name, key))
                        .filter(key -> isNear(letters, letters(key)))
                        .findFirst()
                        .ifPresent(key -> near.put(name, key));
            }
        }
        return near;
    }

    /** Variables of the environment come first: they are what people have written. */
    private static Set<String> sorted(Iterable<String> names) {
        Set<String> sorted = new TreeSet<>();
        names.forEach(sorted::add);
        return sorted;
    }

    private static boolean isNameOf(String name, String key) {
        return SettingNames.variables(SettingNames.property(key)).contains(name);
    }

    private static String letters(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isNear(String one, String other) {
        int wrong = other.length() >= LONG ? 2 : other.length() >= SHORT ? 1 : 0;
        return Math.abs(one.length() - other.length()) <= wrong && distance(one, other) <= wrong;
    }

    /** How many letters must be put in, taken out or replaced to make one text of the other. */
    private static int distance(String one, String other) {
        List<Integer> above = new ArrayList<>();
        for (int column = 0; column <= other.length(); column++) {
            above.add(column);
        }
        for (int row = 1; row <= one.length(); row++) {
            List<Integer> line = new ArrayList<>(List.of(row));
            for (int column = 1; column <= other.length(); column++) {
                int replaced = above.get(column - 1) + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                line.add(Math.min(replaced, Math.min(above.get(column), line.get(column - 1)) + 1));
            }
            above = line;
        }
        return above.get(other.length());
    }
}
