package io.xcom4ee.it.server;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An answer of MicroProfile Health.
 *
 * @param up whether the server is UP and a check of the group has had a say in it; a server that restarts its application
 *     has no checks for a moment
 * @param data what the check of the group says, as text; empty if there is no such check yet
 */
public record Health(boolean up, Map<String, String> data) {
    /** Finds the check of the group among all. */
    static Health of(JsonObject json) {
        Optional<JsonObject> check = json.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("name").startsWith("xcom."))
                .findFirst();
        Map<String, String> data = check.map(each -> each.getJsonObject("data")).stream()
                .flatMap(each -> each.keySet().stream().map(key -> Map.entry(key, text(each, key))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Health(json.getString("status").equals("UP") && check.isPresent(), data);
    }

    private static String text(JsonObject object, String key) {
        return object.getString(key, String.valueOf(object.get(key)));
    }
}
