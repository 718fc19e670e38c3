package io.xcom4ee.ra.outside;

import io.xcom4ee.engine.settings.Setting;
import io.xcom4ee.engine.settings.SettingNames;
import io.xcom4ee.ra.message.AdapterMessage;
import io.xcom4ee.ra.settings.ActivationProperty;
import io.xcom4ee.ra.settings.AdapterProperty;
import io.xcom4ee.ra.settings.FactoryProperty;
import io.xcom4ee.ra.settings.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a source says of the settings that the server's configuration leaves out. */
public final class OutsideSettings {
    /** Of an adapter that has asked nobody. */
    public static final OutsideSettings NONE = new OutsideSettings();

    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, String> origins = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private OutsideSettings() {}

    /**
     * Asks for every setting of the member that is not given.
     *
     * @param given the keys of those that are
     */
    public static OutsideSettings ofTheMember(Source source, Set<String> given) {
        OutsideSettings settings = new OutsideSettings();
        Set<String> wanted = new TreeSet<>();
        Arrays.stream(Setting.values()).map(Setting::key).forEach(wanted::add);
        Arrays.stream(AdapterProperty.values()).map(Property::key).forEach(wanted::add);
        wanted.removeAll(given);
        settings.ask(source, wanted);
        return settings;
    }

    /** Asks for what holds for all connection factories and message-driven beans that do not say it themselves. */
    public static OutsideSettings ofItsUsers(Source source) {
        OutsideSettings settings = new OutsideSettings();
        settings.ask(
                source,
                Stream.<Property>concat(
                                Arrays.stream(FactoryProperty.values()), Arrays.stream(ActivationProperty.values()))
                        .filter(Property::isForAll)
                        .map(Property::key)
                        .toList());
        return settings;
    }

    private void ask(Source source, Collection<String> wanted) {
        wanted.forEach(key -> ask(source, key));
        lookForMistakes(
                source, wanted.stream().filter(key -> !texts.containsKey(key)).toList());
    }

    private void ask(Source source, String key) {
        Source.Found found = find(source, SettingNames.property(key));
        if (found != null) {
            texts.put(key, found.text());
            origins.put(key, found.origin());
        }
    }

    private Source.@Nullable Found find(Source source, String name) {
        try {
            return source.find(name).orElse(null);
        } catch (RuntimeException e) { // Whoever writes a source of his own may throw what he likes.
            problems.add(AdapterMessage.SETTING_UNREADABLE.text(name, e));
            return null;
        }
    }

    /** Nothing that is met on this way is a problem: the names may be anybody's. */
    private void lookForMistakes(Source source, List<String> unset) {
        try {
            NearNames.of(source.names(), unset).forEach((name, key) -> {
                if (isSaid(source, name)) {
                    warnings.add(AdapterMessage.SETTING_MISSPELT.text(
                            name, key, SettingNames.property(key), SettingNames.variable(key)));
                }
            });
        } catch (RuntimeException e) {
            warnings.add(AdapterMessage.NAMES_UNREADABLE.text(e));
        }
    }

    private static boolean isSaid(Source source, String name) {
        try {
            return source.find(name).isPresent();
        } catch (RuntimeException e) { // Something is said that cannot be told.
            return true;
        }
    }

    /** The values by the keys of the settings. */
    public Map<String, String> texts() {
        return Collections.unmodifiableMap(texts);
    }

    /** Where each of them comes from, for people, by the same keys. */
    public Map<String, String> origins() {
        return Collections.unmodifiableMap(origins);
    }

    /** A message for each value that the source has but cannot tell. */
    public List<String> problems() {
        return Collections.unmodifiableList(problems);
    }

    /** A message for each name that is not that of a setting but was probably meant so. */
    public List<String> warnings() {
        return Collections.unmodifiableList(warnings);
    }
}
