package io.xcom4ee.ra.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.engine.settings.Setting;
import io.xcom4ee.engine.settings.SettingNames;
import io.xcom4ee.ra.settings.ActivationProperty;
import io.xcom4ee.ra.settings.AdapterProperty;
import io.xcom4ee.ra.settings.FactoryProperty;
import io.xcom4ee.ra.settings.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NearNamesTest {
    private static final List<String> UNSET = List.of(
            "group", "memberName", "membership", "memberList", "seeds", "port", "broadcastDeadline", "groupSettings");

    private static Map<String, String> near(String... names) {
        return NearNames.of(List.of(names), UNSET);
    }

    @Test
    void theSignsBetweenTheWordsMayDiffer() {
        assertThat(near("XCOM_MEMBERNAME", "xcom.memberList", "xcom.group.settings"))
                .containsExactly(
                        Map.entry("XCOM_MEMBERNAME", "memberName"),
                        Map.entry("xcom.group.settings", "groupSettings"),
                        Map.entry("xcom.memberList", "memberList"));
    }

    @Test
    void aLetterOrTwoMayDiffer() {
        assertThat(near("xcom.seed", "XCOM_GROPU", "xcom.memeber-nam", "XCOM_MEMBERS_LIST"))
                .containsExactly(
                        Map.entry("XCOM_MEMBERS_LIST", "memberList"),
                        Map.entry("xcom.memeber-nam", "memberName"),
                        Map.entry("xcom.seed", "seeds"));
    }

    /** Variables of the shipped configuration, settings of applications, other programs. */
    @Test
    void whatIsNotNearMayBeAnybodys() {
        assertThat(near(
                        "XCOM_MEMBER",
                        "xcom.address",
                        "xcom.groups",
                        "XCOM_GROUPS",
                        "xcom.default-group",
                        "xcom.health",
                        "xcom.group.orders.broadcast-deadline",
                        "xcom.ports",
                        "xcomport",
                        "com.seeds",
                        "PATH"))
                .isEmpty();
    }

    @Test
    void whatIsSetNeedsNoHelp() {
        assertThat(near("XCOM_EXPELTIMEOUT")).isEmpty();
    }

    @Test
    void theNamesOfTheSettingsAreNoMistakes() {
        assertThat(near("XCOM_MEMBER_NAME", "xcom_member_name", "xcom.member-name"))
                .isEmpty();
    }

    /** MicroProfile Config tells both if there is the first. */
    @Test
    void aVariableIsToldOnce() {
        assertThat(near("xcom.membername", "XCOM_MEMBERNAME")).containsOnlyKeys("XCOM_MEMBERNAME");
    }

    /** All that can be said of a member, of connection factories and of message-driven beans. */
    private static List<String> allKeys() {
        return Stream.of(
                        Arrays.stream(Setting.values()).map(Setting::key),
                        Arrays.stream(AdapterProperty.values()).map(Property::key),
                        Arrays.stream(FactoryProperty.values()).map(Property::key),
                        Arrays.stream(ActivationProperty.values()).map(Property::key))
                .flatMap(keys -> keys)
                .toList();
    }

    @Test
    void noSettingIsTakenForAnother() {
        for (String key : allKeys()) {
            List<String> others =
                    allKeys().stream().filter(other -> !other.equals(key)).toList();
            assertThat(NearNames.of(List.of(SettingNames.property(key), SettingNames.variable(key)), others))
                    .as(key)
                    .isEmpty();
        }
    }

    @Test
    void noSettingOfAnApplicationIsTakenForOneOfTheAdapter() throws IOException {
        List<String> names = Files.readAllLines(Path.of("../docs/settings.md")).stream()
                .dropWhile(line -> !line.equals("## Application"))
                .filter(line -> line.startsWith("| `xcom."))
                .map(row -> row.split("`", -1)[1])
                .toList();
        assertThat(names).contains("xcom.groups", "xcom.jndi-name");
        assertThat(NearNames.of(names, allKeys())).isEmpty();
    }
}
