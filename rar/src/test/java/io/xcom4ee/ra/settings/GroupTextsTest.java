package io.xcom4ee.ra.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.InvalidSettingsException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupTextsTest {
    private final Map<String, String> common = new HashMap<>(Map.of(
            "group", "orders",
            "memberName", "server1",
            "memberList", "server1,server2,server3",
            "seeds", "host1,host2",
            "port", "7400"));

    private final Map<String, String> origins = new HashMap<>();

    private GroupTexts texts(String moreGroups, String groupSettings) {
        return GroupTexts.of(
                common,
                Map.of(AdapterProperty.MORE_GROUPS, moreGroups, AdapterProperty.GROUP_SETTINGS, groupSettings),
                origins);
    }

    private List<String> problems(String moreGroups, String groupSettings) {
        return catchThrowableOfType(
                        InvalidSettingsException.class,
                        () -> texts(moreGroups, groupSettings).settings())
                .problems();
    }

    @Test
    void withoutMoreThereIsOneGroup() {
        assertThat(GroupTexts.of(common, Map.of(), Map.of()).settings())
                .extracting(EngineSettings::group)
                .containsExactly("orders");
        assertThat(texts(" ", "").settings()).hasSize(1);
    }

    @Test
    void allGroupsHaveTheSettingsOfTheAdapterAndOneItsOwn() {
        common.put("memberWeight", "60");
        List<EngineSettings> settings = texts("audit, prices", " prices.memberWeight = 80 , audit.eventHorizon=20")
                .settings();
        assertThat(settings).extracting(EngineSettings::group).containsExactly("orders", "audit", "prices");
        assertThat(settings).extracting(EngineSettings::memberWeight).containsExactly(60, 60, 80);
        assertThat(settings)
                .extracting(each -> each.limits().eventHorizonRounds())
                .containsExactly(32, 20, 32);
        assertThat(settings).extracting(each -> each.network().port()).containsOnly(7400);
    }

    @Test
    void aListMayHoldCommas() {
        List<EngineSettings> settings = texts(
                        "audit", "audit.memberList=server1,server2, audit.seeds=host7:1,host8:2,orders.memberWeight=7")
                .settings();
        assertThat(settings.get(1).memberList()).containsExactly("server1", "server2");
        assertThat(settings.get(1).network().seeds()).hasToString("[host7:1, host8:2]");
        assertThat(settings.get(0).memberList()).hasSize(3);
        assertThat(settings.get(0).memberWeight()).isEqualTo(7);
    }

    @Test
    void tellsWhatHoldsForAGroup() {
        GroupTexts texts = texts("audit", "audit.memberWeight=80");
        assertThat(texts.of("audit")).containsEntry("group", "audit").containsEntry("memberWeight", "80");
        assertThat(texts.of("orders")).containsEntry("group", "orders").doesNotContainKey("memberWeight");
    }

    @Test
    void tellsAllProblemsOfAllGroupsAtOnce() {
        common.put("presenceInterval", "soon");
        List<String> problems = problems(
                "audit, Prices, audit, orders",
                "audit.eventHorizon=5, audit.port=1, stock.memberWeight=1, audit.horizon=7, audit.eventHorizon=6");
        assertThat(problems)
                .anyMatch(problem -> problem.startsWith("In the group audit: XCOM0")
                        && problem.contains("eventHorizon has the value '6'"))
                .anyMatch(problem -> problem.contains("moreGroups") && problem.contains("'Prices'"))
                .anyMatch(problem -> problem.contains("'audit': this group is named twice"))
                .anyMatch(problem -> problem.contains("'orders': this group is named twice"))
                .anyMatch(problem -> problem.contains("'audit.port': this setting is the same for all groups"))
                .anyMatch(problem ->
                        problem.contains("'stock.memberWeight': the groups of this adapter are orders, audit"))
                .anyMatch(problem -> problem.contains("'audit.horizon': there is no setting of that name"))
                .anyMatch(problem -> problem.contains("'audit.eventHorizon': this is set twice"));
        assertThat(problems)
                .filteredOn(problem -> problem.contains("presenceInterval"))
                .hasSize(1);
        assertThat(problems).hasSize(9);
    }

    @Test
    void everySettingOfThePortIsTheSameForAll() {
        for (String key :
                List.of("group", "bindAddress", "port", "advertisedAddress", "advertisedPort", "connectionsMax")) {
            assertThat(problems("audit", "audit." + key + "=1"))
                    .singleElement()
                    .asString()
                    .contains("XCOM0648E", "audit." + key, "the same for all groups");
        }
    }

    @Test
    void whatIsNoEntryIsToldSo() {
        assertThat(problems("audit", "memberWeight=80"))
                .singleElement()
                .asString()
                .contains("XCOM0648E", "groupSettings", "'memberWeight=80'", "this is no entry");
    }

    @Test
    void thereMayBeSixteenGroups() {
        StringBuilder names = new StringBuilder("group1");
        for (int number = 2; number <= 15; number++) {
            names.append(",group").append(number);
        }
        assertThat(texts(names.toString(), "").settings()).hasSize(16);
        assertThat(problems(names + ",group16", ""))
                .singleElement()
                .asString()
                .contains("these are 16 groups", "up to 15");
    }

    @Test
    void aProblemIsToldWithTheOriginOfItsValue() {
        common.put("memberWeight", "heavy");
        origins.putAll(Map.of(
                "memberWeight", "system property xcom.member-weight",
                "moreGroups", "environment variable XCOM_MORE_GROUPS",
                "groupSettings", "environment variable XCOM_GROUP_SETTINGS"));
        assertThat(String.join(
                        " ", problems("audit,No", "audit.memberWeight=huge, audit.eventHorizon=1, audit.port=1")))
                .contains("The setting memberWeight (system property xcom.member-weight) has the value 'heavy'")
                .contains(
                        "In the group audit: XCOM0102E: The setting memberWeight (environment variable XCOM_GROUP_SETTINGS) has"
                                + " the value 'huge'")
                .contains("The setting eventHorizon (environment variable XCOM_GROUP_SETTINGS) has the value '1'")
                .contains(
                        "The property moreGroups (environment variable XCOM_MORE_GROUPS) of the resource adapter is wrong at 'No'")
                .contains(
                        "The property groupSettings (environment variable XCOM_GROUP_SETTINGS) of the resource adapter is wrong at"
                                + " 'audit.port'");
    }

    @Test
    void whatAGroupHasForItselfDoesNotComeFromWhereThatOfAllComesFrom() {
        common.put("memberWeight", "60");
        origins.put("memberWeight", "system property xcom.member-weight");
        assertThat(problems("audit", "audit.memberWeight=huge"))
                .singleElement()
                .asString()
                .contains("The setting memberWeight has the value 'huge'");
    }
}
