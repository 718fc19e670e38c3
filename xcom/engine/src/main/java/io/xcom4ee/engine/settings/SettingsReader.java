package io.xcom4ee.engine.settings;

import io.xcom4ee.engine.log.EngineMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads single values and notes every problem. After a problem it goes on with something that fits the type, so that all
 * problems are found; the result must not be used if there are any.
 */
final class SettingsReader {
    private final Map<String, String> values;
    private final Map<String, String> origins;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> values, Map<String, String> origins) {
        this.values = values;
        this.origins = origins;
    }

    List<String> problems() {
        return problems;
    }

    void problem(EngineMessage message, Object... facts) {
        problems.add(message.text(facts));
    }

    /** Its name for people, with where its value comes from if that is known. */
    String name(Setting setting) {
        return SettingNames.withOrigin(setting.key(), origins.get(setting.key()));
    }

    /** A blank value counts as not set: a server's unset variable often ends as one. */
    boolean isSet(Setting setting) {
        return !values.getOrDefault(setting.key(), "").isBlank();
    }

    String text(Setting setting) {
        String text = raw(setting);
        if (!setting.kind(SettingKind.Text.class).pattern().matcher(text).matches()) {
            invalid(setting, text);
        }
        return text;
    }

    /** Whether the value is this one of the words that the setting may have. */
    boolean isChosen(Setting setting, String word) {
        SettingKind.Choice kind = setting.kind(SettingKind.Choice.class);
        String text = raw(setting);
        if (!kind.words().contains(text)) {
            invalid(setting, text);
        }
        return text.equals(word);
    }

    String host(Setting setting) {
        String text = raw(setting);
        if (!HostPort.isHost(text)) {
            invalid(setting, text);
        }
        return text;
    }

    List<String> textList(Setting setting) {
        SettingKind.TextList kind = setting.kind(SettingKind.TextList.class);
        List<String> items = items(setting);
        boolean fits = items.size() <= kind.most()
                && new HashSet<>(items).size() == items.size()
                && items.stream().allMatch(item -> kind.pattern().matcher(item).matches());
        if (!fits) {
            invalid(setting, raw(setting));
        }
        return items;
    }

    List<HostPort> addresses(Setting setting, int defaultPort) {
        SettingKind.HostPortList kind = setting.kind(SettingKind.HostPortList.class);
        List<String> items = items(setting);
        List<HostPort> addresses = items.stream()
                .map(item -> HostPort.parse(item, defaultPort))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        boolean allRead = items.stream()
                .allMatch(item -> HostPort.parse(item, defaultPort)
                        .filter(address -> address.port() > 0)
                        .isPresent());
        if (!allRead || items.size() > kind.most()) {
            invalid(setting, raw(setting));
        }
        return addresses;
    }

    int count(Setting setting) {
        SettingKind.Count kind = setting.kind(SettingKind.Count.class);
        String text = raw(setting);
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (kind.least() <= number && number <= kind.most()) {
                return number;
            }
        }
        invalid(setting, text);
        return kind.most();
    }

    int sizeBytes(Setting setting) {
        SettingKind.Size kind = setting.kind(SettingKind.Size.class);
        String text = raw(setting);
        Optional<Long> size =
                SettingText.sizeBytes(text).filter(bytes -> kind.leastBytes() <= bytes && bytes <= kind.mostBytes());
        if (size.isEmpty()) {
            invalid(setting, text);
        }
        return size.map(Long::intValue).orElse(kind.mostBytes());
    }

    Duration duration(Setting setting) {
        SettingKind.Span kind = setting.kind(SettingKind.Span.class);
        String text = raw(setting);
        Optional<Duration> duration = SettingText.duration(text)
                .filter(span -> span.compareTo(kind.least()) >= 0 && span.compareTo(kind.most()) <= 0);
        if (duration.isEmpty()) {
            invalid(setting, text);
        }
        return duration.orElse(kind.most());
    }

    private List<String> items(Setting setting) {
        return Arrays.stream(raw(setting).split(",", -1)).map(String::trim).toList();
    }

    private String raw(Setting setting) {
        return isSet(setting) ? values.getOrDefault(setting.key(), "").trim() : setting.defaultText();
    }

    /** Says that a required setting is missing, or that a value does not fit. */
    private void invalid(Setting setting, String text) {
        if (text.isEmpty()) {
            problem(EngineMessage.SETTING_MISSING, setting.key(), setting.allowed());
        } else {
            problem(EngineMessage.SETTING_INVALID, name(setting), text, setting.allowed());
        }
    }
}
