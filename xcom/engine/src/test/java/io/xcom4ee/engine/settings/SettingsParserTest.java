package io.xcom4ee.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.Timeouts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsParserTest {
    private static Map<String, String> valid() {
        return new HashMap<>(Map.of(
                "group", "orders",
                "memberName", "server1",
                "memberList", "server3, server1,server2",
                "seeds", "server1:9266, server2,[::1]:9300"));
    }

    private static Map<String, String> validBut(String key, String value) {
        Map<String, String> values = valid();
        values.put(key, value);
        return values;
    }

    private static List<String> problemsOf(Map<String, String> values) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> SettingsParser.parse(values))
                .problems();
    }

    @Test
    void readsTheRequiredSettingsAndFillsInTheDefaults() {
        EngineSettings settings = SettingsParser.parse(valid());

        assertThat(settings.group()).isEqualTo("orders");
        assertThat(settings.memberName()).isEqualTo("server1");
        assertThat(settings.memberWeight()).isEqualTo(50);
        assertThat(settings.memberList()).containsExactly("server1", "server2", "server3");
        assertThat(settings.hasVote()).isTrue();
        assertThat(settings.electorate()).isEqualTo(Electorate.listed(List.of("server1", "server2", "server3")));
        assertThat(settings.bootstrap()).isFalse();
        assertThat(settings.network().seeds())
                .containsExactly(
                        new HostPort("server1", 9266), new HostPort("server2", 9266), new HostPort("::1", 9300));
        assertThat(settings.network().bindAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.network().advertisedAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.network().advertisedPort()).isEqualTo(9266);
        assertThat(settings.handOver().broadcastDeadline()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void hasTheDefaultsOfTheCore() {
        EngineSettings settings = SettingsParser.parse(valid());

        assertThat(settings.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(settings.timeouts()).isEqualTo(Timeouts.DEFAULT);
    }

    @Test
    void reportsAllProblemsTogetherInTheOrderOfTheTable() {
        Map<String, String> values = valid();
        values.remove("group");
        values.put("memberName", "server 1");
        values.put("port", "65536");
        values.put("expelTimeout", "5");
        values.put("messageSizeMax", "65MiB");
        values.put("bindAdress", "localhost");

        assertThat(problemsOf(values))
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("XCOM0103E: There is no setting bindAdress"),
                        problem -> assertThat(problem).startsWith("XCOM0101E: The setting group is missing."),
                        problem -> assertThat(problem)
                                .startsWith("XCOM0102E: The setting memberName has the value 'server 1'."),
                        problem -> assertThat(problem)
                                .startsWith("XCOM0102E: The setting port has the value '65536'. Allowed is"),
                        problem -> assertThat(problem)
                                .startsWith("XCOM0102E: The setting expelTimeout has the value '5'."),
                        problem -> assertThat(problem)
                                .startsWith("XCOM0102E: The setting messageSizeMax has the value '65MiB'."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "group | Orders",
                "group | ${env.GROUP}",
                "memberName | a/b",
                "memberList | server1,,server2",
                "memberList | server1,server1",
                "seeds | server1:0",
                "seeds | server1:99999",
                "seeds | server1:9266:9266",
                "seeds | [::1",
                "seeds | server1:9266,",
                "membership | DYNAMIC",
                "bootstrap | yes",
                "port | -1",
                "port | 0x10",
                "port | 9999999999",
                "memberWeight | 101",
                "eventHorizon | 9",
                "suspicionTimeout | 5 s",
                "suspicionTimeout | 999999999m",
                "batchSizeMax | 64kb",
                "cacheSizeMax | 999999999GiB",
                "advertisedAddress | a b",
            })
    void refusesTheValue(String key, String value) {
        assertThat(problemsOf(validBut(key, value)))
                .hasSize(1)
                .first()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("XCOM0102E: The setting " + key + " has the value '" + value + "'. Allowed is "));
    }

    @Test
    void takesABlankValueForNone() {
        assertThat(SettingsParser.parse(validBut("port", " ")).network().port()).isEqualTo(9266);
        assertThat(problemsOf(validBut("seeds", "")))
                .hasSize(1)
                .first()
                .satisfies(problem -> assertThat(problem).startsWith("XCOM0101E: The setting seeds is missing."));
    }

    @Test
    void needsAnAdvertisedAddressWhenItListensEverywhere() {
        assertThat(problemsOf(validBut("bindAddress", "0.0.0.0")))
                .hasSize(1)
                .first()
                .satisfies(problem ->
                        assertThat(problem).startsWith("XCOM0101E: The setting advertisedAddress is missing."));

        Map<String, String> values = validBut("bindAddress", "0.0.0.0");
        values.put("advertisedAddress", "server1.example");
        assertThat(SettingsParser.parse(values).network().advertisedAddress()).isEqualTo("server1.example");
    }

    @Test
    void refusesASuspicionOfLessThanTwoHeartbeats() {
        assertThat(problemsOf(validBut("suspicionTimeout", "900ms")))
                .hasSize(1)
                .first()
                .satisfies(problem -> assertThat(problem).startsWith("XCOM0104E"));
    }

    @Test
    void givesNoVoteToANameOutsideTheList() {
        assertThat(SettingsParser.parse(validBut("memberName", "observer")).hasVote())
                .isFalse();
    }

    @Test
    void needsNoListInDynamicMembership() {
        Map<String, String> values = validBut("membership", "dynamic");
        values.put("memberList", " ");
        values.put("bootstrap", "true");
        EngineSettings settings = SettingsParser.parse(values);

        assertThat(settings.electorate()).isEqualTo(Electorate.dynamic());
        assertThat(settings.bootstrap()).isTrue();
        assertThat(settings.hasVote()).isTrue();
        assertThat(settings.memberList()).isEmpty();
    }

    @Test
    void refusesDynamicMembershipAtAProtocolVersionThatHasNone() {
        Map<String, String> values = validBut("membership", "dynamic");
        values.remove("memberList");
        values.put("protocolVersionMax", "1");
        assertThat(problemsOf(values))
                .singleElement()
                .asString()
                .contains("XCOM0104E", "membership and protocolVersionMax", "version 2");
        values.put("protocolVersionMax", "2");
        assertThat(SettingsParser.parse(values).protocolVersionMax()).isEqualTo(2);
    }

    @Test
    void refusesAListInDynamicMembershipAndABootstrapInAListedOne() {
        assertThat(problemsOf(validBut("membership", "dynamic")))
                .singleElement()
                .asString()
                .startsWith("XCOM0104E: The settings membership and memberList contradict each other");
        assertThat(problemsOf(validBut("bootstrap", "true")))
                .singleElement()
                .asString()
                .startsWith("XCOM0104E: The settings membership and bootstrap contradict each other");
    }

    @Test
    void acceptsTheDefaultOfEverySettingWhenItIsWrittenOut() {
        for (Setting setting : Setting.values()) {
            boolean follows = setting.defaultText().startsWith("as ");
            if (!setting.isRequired() && !follows) {
                assertThat(SettingsParser.parse(validBut(setting.key(), setting.defaultText())))
                        .as(setting.key())
                        .isEqualTo(SettingsParser.parse(valid()));
            }
        }
    }

    @Test
    void aWrongValueIsToldWithItsOrigin() {
        Map<String, String> values = validBut("port", "many");
        values.put("suspicionTimeout", "600ms");
        Map<String, String> origins = Map.of(
                "port", "environment variable XCOM_PORT", "suspicionTimeout", "system property xcom.suspicion-timeout");
        assertThat(catchThrowableOfType(InvalidSettingsException.class, () -> SettingsParser.parse(values, origins))
                        .problems())
                .containsExactly(
                        "XCOM0102E: The setting port (environment variable XCOM_PORT) has the value 'many'. Allowed is a whole number"
                                + " from 0 to 65535.",
                        "XCOM0104E: The settings suspicionTimeout (system property xcom.suspicion-timeout) and heartbeatInterval"
                                + " contradict each other: 600ms is less than two heartbeats of 500ms. Change one of them.");
    }
}
