package io.xcom4ee.ra.settings;

import io.xcom4ee.engine.settings.SettingText;
import io.xcom4ee.ra.message.AdapterMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a connection factory is told; all are text, because a server silently replaces what it cannot convert.
 *
 * @param group the group that the application expects; blank for the first one of the adapter
 * @param onCommit whether broadcasts wait for the commit of their transaction
 * @param transactionBytesMax what may wait in one transaction
 * @param problems what is wrong, as messages; if there are any, the rest must not be used
 */
public record FactorySettings(String group, boolean onCommit, int transactionBytesMax, List<String> problems) {
    private static final long TRANSACTION_BYTES_LEAST = 64L << 10;
    private static final long TRANSACTION_BYTES_MOST = 1L << 30;

    public FactorySettings {
        problems = List.copyOf(problems);
    }

    /**
     * Reads the properties that are set; a blank one counts as not set.
     *
     * @param forAll what holds for those that are not
     */
    public static FactorySettings of(Map<FactoryProperty, String> set, ForAll forAll) {
        Map<FactoryProperty, String> given = forAll.complete(FactoryProperty.class, set);
        List<String> problems = new ArrayList<>();
        String when = text(given, FactoryProperty.IN_TRANSACTION);
        if (!when.equals("onCommit") && !when.equals("atOnce")) {
            problems.add(
                    problem(forAll.name(FactoryProperty.IN_TRANSACTION, set), FactoryProperty.IN_TRANSACTION, when));
        }
        String size = text(given, FactoryProperty.TRANSACTION_SIZE_MAX);
        Optional<Long> bytes = SettingText.sizeBytes(size)
                .filter(number -> TRANSACTION_BYTES_LEAST <= number && number <= TRANSACTION_BYTES_MOST);
        if (bytes.isEmpty()) {
            problems.add(problem(
                    forAll.name(FactoryProperty.TRANSACTION_SIZE_MAX, set),
                    FactoryProperty.TRANSACTION_SIZE_MAX,
                    size));
        }
        return new FactorySettings(
                given.getOrDefault(FactoryProperty.GROUP, "").strip(),
                when.equals("onCommit"),
                bytes.map(Long::intValue).orElse(0),
                problems);
    }

    private static String text(Map<FactoryProperty, String> given, FactoryProperty property) {
        String text = given.getOrDefault(property, "").strip();
        return text.isEmpty() ? property.preset() : text;
    }

    private static String problem(String name, FactoryProperty property, String value) {
        return AdapterMessage.FACTORY_INVALID.text(name, value, property.allowed());
    }
}
