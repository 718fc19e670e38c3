package io.xcom4ee.ra.settings;

import io.xcom4ee.engine.settings.SettingNames;
import java.util.EnumMap;
import java.util.Map;

/**
 * What holds for all connection factories or message-driven beans that do not say it themselves.
 *
 * @param texts by the key of the property
 * @param origins where each of them comes from, for people
 */
public record ForAll(Map<String, String> texts, Map<String, String> origins) {
    /** Nothing. */
    public static final ForAll NOTHING = new ForAll(Map.of(), Map.of());

    public ForAll {
        texts = Map.copyOf(texts);
        origins = Map.copyOf(origins);
    }

    /** What is set, and of these texts what is not. */
    <P extends Enum<P> & Property> Map<P, String> complete(Class<P> kind, Map<P, String> set) {
        Map<P, String> all = new EnumMap<>(kind);
        for (P property : kind.getEnumConstants()) {
            String text = texts.get(property.key());
            if (property.isForAll() && text != null) {
                all.put(property, text);
            }
        }
        all.putAll(set);
        return all;
    }

    /** What a property is called in a message: with where its value comes from, if that is here. */
    <P extends Enum<P> & Property> String name(P property, Map<P, String> set) {
        String origin = set.containsKey(property) ? null : origins.get(property.key());
        return SettingNames.withOrigin(property.key(), origin);
    }
}
