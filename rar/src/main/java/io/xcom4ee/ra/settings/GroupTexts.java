package io.xcom4ee.ra.settings;

import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.InvalidSettingsException;
import io.xcom4ee.engine.settings.Setting;
import io.xcom4ee.engine.settings.SettingNames;
import io.xcom4ee.engine.settings.SettingsParser;
import io.xcom4ee.ra.message.AdapterMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter is told of each of its groups: the settings of all, and what one has for itself. Problems are gathered, so that
 * all are told at once.
 */
public final class GroupTexts {
    private static final int MORE_GROUPS_MAX = 15;
    private static final Pattern GROUP = Pattern.compile("[a-z0-9-]{1,64}");
    /** A value may hold commas itself, as a list of members does: what does not begin an entry goes on with the one before. */
    private static final Pattern ENTRY = Pattern.compile("\\s*([^.=\\s]+)\\.([^.=\\s]+)\\s*=(.*)", Pattern.DOTALL);

    private static final Set<Setting> OF_THE_PORT = Set.of(
            Setting.GROUP,
            Setting.BIND_ADDRESS,
            Setting.PORT,
            Setting.ADVERTISED_ADDRESS,
            Setting.ADVERTISED_PORT,
            Setting.CONNECTIONS_MAX);

    private final Map<String, String> common;
    private final Map<String, String> origins;
    private final List<String> problems = new ArrayList<>();
    /** What each group has for itself; the first one is that of the property group. */
    private final Map<String, Map<String, String>> own = new LinkedHashMap<>();

    private GroupTexts(Map<String, String> common, Map<String, String> origins) {
        this.common = common;
        this.origins = origins;
    }

    /**
     * Reads what was set; says nothing yet of what is wrong.
     *
     * @param common the settings of all groups by their keys
     * @param given what the adapter is told beside them
     * @param origins where that comes from, by key, as far as there is anything to say
     */
    public static GroupTexts of(
            Map<String, String> common, Map<AdapterProperty, String> given, Map<String, String> origins) {
        GroupTexts texts = new GroupTexts(common, origins);
        texts.own.put(common.getOrDefault(Setting.GROUP.key(), "").strip(), new TreeMap<>());
        texts.readGroups(given.getOrDefault(AdapterProperty.MORE_GROUPS, ""));
        texts.readSettings(given.getOrDefault(AdapterProperty.GROUP_SETTINGS, ""));
        return texts;
    }

    private void readGroups(String text) {
        if (text.isBlank()) {
            return;
        }
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (names.size() > MORE_GROUPS_MAX) {
            problem(AdapterProperty.MORE_GROUPS, text, "these are " + names.size() + " groups");
        }
        for (String name : names) {
            if (!GROUP.matcher(name).matches()) {
                problem(AdapterProperty.MORE_GROUPS, name, "the name of a group is " + Setting.GROUP.allowed());
            } else if (own.putIfAbsent(name, new TreeMap<>()) != null) {
                problem(AdapterProperty.MORE_GROUPS, name, "this group is named twice");
            }
        }
    }

    private void readSettings(String text) {
        if (text.isBlank()) {
            return;
        }
        List<String> entries = new ArrayList<>();
        for (String piece : text.split(",", -1)) {
            if (entries.isEmpty() || ENTRY.matcher(piece).matches()) {
                entries.add(piece);
            } else {
                entries.add(entries.remove(entries.size() - 1) + "," + piece);
            }
        }
        entries.forEach(this::readEntry);
    }

    private void readEntry(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            problem(AdapterProperty.GROUP_SETTINGS, entry.strip(), "this is no entry");
            return;
        }
        Map<String, String> settings = own.get(parts.group(1));
        String key = parts.group(2);
        String what = parts.group(1) + "." + key;
        if (settings == null) {
            problem(AdapterProperty.GROUP_SETTINGS, what, "the groups of this adapter are " + names());
        } else if (Setting.named(key).isEmpty()) {
            problem(AdapterProperty.GROUP_SETTINGS, what, "there is no setting of that name");
        } else if (OF_THE_PORT.contains(Setting.named(key).get())) {
            problem(AdapterProperty.GROUP_SETTINGS, what, "this setting is the same for all groups");
        } else if (settings.put(key, parts.group(3).strip()) != null) {
            problem(AdapterProperty.GROUP_SETTINGS, what, "this is set twice");
        }
    }

    private void problem(AdapterProperty property, String where, String what) {
        String name = SettingNames.withOrigin(property.key(), origins.get(property.key()));
        problems.add(AdapterMessage.GROUPS_INVALID.text(name, where, what, property.allowed()));
    }

    /** The names of the groups for people, the first one first. */
    private String names() {
        return String.join(", ", own.keySet());
    }

    /** What holds for this group, by key; without defaults. */
    public Map<String, String> of(String group) {
        Map<String, String> texts = new TreeMap<>(common);
        texts.put(Setting.GROUP.key(), group);
        texts.putAll(own.getOrDefault(group, Map.of()));
        return texts;
    }

    /**
     * The settings of each group, the first one first.
     *
     * @throws InvalidSettingsException with all that is wrong with any of them
     */
    public List<EngineSettings> settings() throws InvalidSettingsException {
        List<String> all = new ArrayList<>();
        List<EngineSettings> parsed = own.keySet().stream()
                .map(group -> parsed(group, all))
                .filter(Objects::nonNull)
                .collect(Collectors.toList());
        all.addAll(problems);
        if (!all.isEmpty()) {
            throw new InvalidSettingsException(all);
        }
        return parsed;
    }

    /** What a group has for itself comes from where groupSettings comes from. */
    private Map<String, String> originsOf(String group) {
        Map<String, String> all = new TreeMap<>(origins);
        String ofSettings = origins.get(AdapterProperty.GROUP_SETTINGS.key());
        for (String key : own.getOrDefault(group, Map.of()).keySet()) {
            if (ofSettings == null) {
                all.remove(key);
            } else {
                all.put(key, ofSettings);
            }
        }
        return all;
    }

    /** What is wrong with all groups alike is told once, and what is wrong with one of them with its name. */
    private @Nullable EngineSettings parsed(String group, List<String> all) {
        try {
            return SettingsParser.parse(of(group), originsOf(group));
        } catch (InvalidSettingsException invalid) {
            boolean alone = !own.getOrDefault(group, Map.of()).isEmpty();
            invalid.problems().stream()
                    .filter(problem -> !all.contains(problem))
                    .forEach(problem -> all.add(alone ? "In the group " + group + ": " + problem : problem));
            return null;
        }
    }
}
