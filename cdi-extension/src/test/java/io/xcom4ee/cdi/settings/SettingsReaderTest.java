package io.xcom4ee.cdi.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsReaderTest {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    @Test
    void whoUsesNothingHasNoChannel() {
        assertThat(read(false).channels()).isEmpty();
    }

    @Test
    void whoNamesNoGroupHasTheDefaultChannel() {
        assertThat(read(true).channels())
                .containsExactly(new GroupSettings(
                        GroupReference.DEFAULT,
                        "xcom/default",
                        Optional.empty(),
                        HealthSettings.DEFAULT,
                        false,
                        UnreadablePolicy.LOG));
    }

    @Test
    void theDefaultChannelIsNotAddedToNamedOnes() {
        assertThat(read(true, GroupReference.named("orders")).channels())
                .extracting(GroupSettings::jndiName)
                .containsExactly("xcom/orders");
    }

    @Test
    void everyGroupCountsOnce() {
        values.put("xcom.default-group", "orders");
        values.put("xcom.groups", "orders,audit,audit");
        ApplicationSettings settings = read(false, GroupReference.DEFAULT, GroupReference.named("orders"));
        assertThat(settings.channels())
                .extracting(channel -> channel.reference().label())
                .containsExactly("orders", "audit");
        assertThat(settings.isDefault(GroupReference.named("orders"))).isTrue();
        assertThat(settings.isDefault(GroupReference.named("audit"))).isFalse();
    }

    @Test
    void theJndiNameOfTheDefaultChannelIsNotInherited() {
        values.put("xcom.jndi-name", "java:app/mine");
        assertThat(read(false, GroupReference.DEFAULT, GroupReference.named("orders"))
                        .channels())
                .extracting(GroupSettings::jndiName)
                .containsExactly("java:app/mine", "xcom/orders");
        assertThat(problems).isEmpty();
    }

    @Test
    void whatIsHealthyIsSaidForAllGroupsOrForOne() {
        values.put("xcom.ready-in", "online,blocked");
        values.put("xcom.group.audit.ready-in", "online, leaving");
        values.put("xcom.group.audit.started-in", "absent");
        List<HealthSettings> health =
                read(false, GroupReference.named("orders"), GroupReference.named("audit")).channels().stream()
                        .map(GroupSettings::health)
                        .toList();
        assertThat(health.get(0).readyIn()).containsExactlyInAnyOrder(HealthState.ONLINE, HealthState.BLOCKED);
        assertThat(health.get(0).startedIn()).isEqualTo(HealthSettings.DEFAULT.startedIn());
        assertThat(health.get(1).readyIn()).containsExactlyInAnyOrder(HealthState.ONLINE, HealthState.LEAVING);
        assertThat(health.get(1).startedIn()).containsExactly(HealthState.ABSENT);
        assertThat(problems).isEmpty();
    }

    @Test
    void aStateThatThereIsNotIsAProblem() {
        values.put("xcom.group.orders.ready-in", "online,,blockd");
        read(false, GroupReference.named("orders"));
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith(
                        "XCOM0706E: The setting xcom.group.orders.ready-in has the value \"online,,blockd\" (from the test)")
                .contains("absent, searching, joining, online, blocked, rejoining, leaving, left, failed");
    }

    /** In the words of the documentation. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DEFAULT_GROUP", "GROUPS"})
    void whoSetsAWrongValueIsToldWhatIsAllowed(ApplicationSetting setting) {
        values.put("xcom.group.orders." + setting.suffix(), "ldap:no");
        read(false, GroupReference.named("orders"));
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("XCOM0706E")
                .endsWith("Allowed is " + setting.allowed() + ".");
    }

    @Test
    void aMistypedSettingOfAGroupIsNamed() {
        values.put("xcom.group.orders.broadcast-deadlin", "5s");
        values.put("xcom.group.orders.jndi-name", "xcom/orders");
        values.put("xcom.port", "a variable of server.xml, not ours");
        assertThat(new SettingsReader(source(), problems::add).unknown())
                .singleElement()
                .asString()
                .startsWith("XCOM0710W")
                .contains(
                        "xcom.group.orders.broadcast-deadlin",
                        "broadcast-deadline, health, jndi-name, local, ready-in, started-in, unreadable");
    }

    /** As MicroProfile Config tells of XCOM_GROUP_ORDERS_JNDI_NAME and of XCOM_GROUP_SETTINGS, which is the adapter's. */
    @Test
    void aVariableOfTheEnvironmentIsNotTakenForAMistake() {
        values.put("xcom.group.orders.jndi.name", "xcom/orders");
        values.put("xcom.group.orders.health", "false");
        values.put("xcom.group.settings", "orders.memberWeight=80");
        assertThat(new SettingsReader(source(), problems::add).unknown()).isEmpty();
    }

    private ApplicationSettings read(boolean anyIfNone, GroupReference... used) {
        return new SettingsReader(source(), problems::add).read(new LinkedHashSet<>(List.of(used)), anyIfNone);
    }

    private SettingsSource source() {
        return new SettingsSource() {
            @Override
            public Optional<String> value(String name) {
                return Optional.ofNullable(values.get(name));
            }

            @Override
            public String origin(String name) {
                return "the test";
            }

            @Override
            public Iterable<String> names() {
                return values.keySet();
            }
        };
    }
}
