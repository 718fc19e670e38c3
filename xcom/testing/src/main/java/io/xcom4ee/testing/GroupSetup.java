package io.xcom4ee.testing;

import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.Setting;
import io.xcom4ee.engine.settings.SettingsParser;
import io.xcom4ee.testing.message.TestingMessage;
import io.xcom4ee.testing.network.Loopback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What an annotation says of a group.
 *
 * @param settings as {@code key=value} or {@code member:key=value}
 * @param started whether the test begins with all members in one view
 * @param waitLimit of each wait
 */
record GroupSetup(String group, List<String> names, List<String> settings, boolean started, Duration waitLimit) {
    private static final int LETTERS = 26;

    /** Short, and still long for a machine that has something else to do as well. */
    static final Map<Setting, String> PRESETS = Map.of(
            Setting.HEARTBEAT_INTERVAL, "100ms",
            Setting.SUSPICION_TIMEOUT, "1s",
            Setting.EXPEL_TIMEOUT, "500ms",
            Setting.PRESENCE_INTERVAL, "50ms",
            Setting.FOUNDING_GRACE, "1s",
            Setting.LEAVE_TIMEOUT, "2s",
            Setting.REJOIN_PAUSE, "100ms",
            Setting.BROADCAST_DEADLINE, "3s");

    private static final Set<Setting> OWN = Set.of(
            Setting.GROUP,
            Setting.MEMBER_NAME,
            Setting.MEMBERSHIP,
            Setting.MEMBER_LIST,
            Setting.BOOTSTRAP,
            Setting.SEEDS,
            Setting.BIND_ADDRESS,
            Setting.PORT,
            Setting.ADVERTISED_ADDRESS,
            Setting.ADVERTISED_PORT);

    GroupSetup {
        names = List.copyOf(names);
        settings = List.copyOf(settings);
    }

    /**
     * As the annotation says.
     *
     * @throws IllegalArgumentException if that is no group
     */
    static GroupSetup of(XComGroup annotation) {
        GroupSetup setup = new GroupSetup(
                annotation.group(),
                annotation.names().length > 0 ? Arrays.asList(annotation.names()) : letters(annotation.members()),
                Arrays.asList(annotation.settings()),
                annotation.started(),
                Duration.ofSeconds(annotation.waitSeconds()));
        setup.check();
        return setup;
    }

    private static List<String> letters(int members) {
        if (members < 1 || members > LETTERS) {
            throw wrong("members is " + members + ", allowed is 1 to " + LETTERS);
        }
        return IntStream.range(0, members)
                .mapToObj(index -> String.valueOf((char) ('a' + index)))
                .toList();
    }

    private void check() {
        if (waitLimit.isZero() || waitLimit.isNegative()) {
            throw wrong("waitSeconds is " + waitLimit.toSeconds() + ", and must be positive");
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw wrong("two of the names " + names + " are the same");
        }
        settings.forEach(this::check);
        // The engine says all that is wrong with the values themselves; the ports are any.
        names.forEach(name -> engineSettings(name, 1, Map.of(name, 1)));
    }

    private void check(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 0) {
            throw wrong("the setting '" + setting + "' is not of the form key=value or member:key=value");
        }
        String key = setting.substring(0, equals);
        int colon = key.indexOf(':');
        if (colon >= 0 && !names.contains(key.substring(0, colon))) {
            throw wrong("the setting '" + setting + "' is of a member that there is not; the members are " + names);
        }
        Setting.named(key.substring(colon + 1)).filter(OWN::contains).ifPresent(own -> {
            throw wrong("the setting " + own.key() + " is the extension's own business");
        });
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(TestingMessage.NOT_A_GROUP.text(what));
    }

    /**
     * Of one member.
     *
     * @param port on which it listens
     * @param relays the ports by which the members are reached
     */
    EngineSettings engineSettings(String name, int port, Map<String, Integer> relays) {
        Map<String, String> values = new HashMap<>();
        PRESETS.forEach((setting, value) -> values.put(setting.key(), value));
        settings.stream().filter(setting -> !isOfOne(setting)).forEach(setting -> put(values, setting));
        settings.stream()
                .filter(setting -> setting.startsWith(name + ":"))
                .forEach(setting -> put(values, setting.substring(name.length() + 1)));
        values.put(Setting.GROUP.key(), group);
        values.put(Setting.MEMBER_NAME.key(), name);
        values.put(Setting.MEMBER_LIST.key(), String.join(",", names));
        values.put(Setting.BIND_ADDRESS.key(), Loopback.HOST);
        values.put(Setting.PORT.key(), String.valueOf(port));
        values.put(Setting.ADVERTISED_PORT.key(), String.valueOf(relays.get(name)));
        List<String> seeds = new ArrayList<>();
        relays.forEach((member, relay) -> seeds.add(Loopback.HOST + ":" + relay));
        values.put(Setting.SEEDS.key(), String.join(",", seeds));
        return SettingsParser.parse(values);
    }

    private static boolean isOfOne(String setting) {
        int colon = setting.indexOf(':');
        return colon >= 0 && colon < setting.indexOf('=');
    }

    private static void put(Map<String, String> values, String setting) {
        int equals = setting.indexOf('=');
        values.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
}
