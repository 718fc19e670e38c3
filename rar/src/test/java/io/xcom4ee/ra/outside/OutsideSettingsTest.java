package io.xcom4ee.ra.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutsideSettingsTest {
    private final Map<String, String> environment = new HashMap<>();
    private final Source source = new ProcessSource(new Properties(), environment);

    @Test
    void onlyWhatIsNotGivenIsAskedFor() {
        environment.putAll(Map.of("XCOM_PORT", "7400", "XCOM_SEEDS", "host1", "XCOM_MORE_GROUPS", "audit"));
        OutsideSettings settings = OutsideSettings.ofTheMember(source, Set.of("port"));
        assertThat(settings.texts()).containsOnly(Map.entry("seeds", "host1"), Map.entry("moreGroups", "audit"));
        assertThat(settings.origins())
                .containsOnly(
                        Map.entry("seeds", "environment variable XCOM_SEEDS"),
                        Map.entry("moreGroups", "environment variable XCOM_MORE_GROUPS"));
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void aMistakeIsNamedWithWhatToWrite() {
        environment.putAll(Map.of("XCOM_MEMBERNAME", "server1", "XCOM_MEMBERLIST", " ", "XCOM_EXPELTIMEOUT", "1s"));
        assertThat(OutsideSettings.ofTheMember(source, Set.of("expelTimeout")).warnings())
                .containsExactly(
                        "XCOM0649W: XCOM_MEMBERNAME is not the name of a setting; it was perhaps meant for memberName, which"
                                + " is not set. If so, write xcom.member-name, or XCOM_MEMBER_NAME in the environment. If it belongs to"
                                + " another program there is nothing to do.");
    }

    @Test
    void aSourceThatFailsIsAProblemOfThatSetting() {
        Source failing = new Source() {
            @Override
            public Optional<Found> find(String name) {
                if (name.equals("xcom.port")) {
                    throw new IllegalArgumentException("no such expression");
                }
                return source.find(name);
            }

            @Override
            public Iterable<String> names() {
                return List.of();
            }
        };
        environment.put("XCOM_SEEDS", "host1");
        OutsideSettings settings = OutsideSettings.ofTheMember(failing, Set.of());
        assertThat(settings.texts()).containsOnlyKeys("seeds");
        assertThat(settings.problems())
                .containsExactly(
                        "XCOM0651E: The value of xcom.port cannot be had: java.lang.IllegalArgumentException: no such"
                                + " expression. Correct it in the source of MicroProfile Config that has it.");
    }

    /** Nothing is refused for names that may be anybody's. */
    @Test
    void whatIsMetInTheSearchForMistakesIsNoProblem() {
        Source strange = new Source() {
            @Override
            public Optional<Found> find(String name) {
                if (name.equals("XCOM_LEAVETIMEOUT")) {
                    throw new IllegalArgumentException("no such expression");
                }
                return source.find(name);
            }

            @Override
            public Iterable<String> names() {
                return List.of("XCOM_LEAVETIMEOUT");
            }
        };
        OutsideSettings settings = OutsideSettings.ofTheMember(strange, Set.of());
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.warnings()).singleElement().asString().contains("XCOM_LEAVETIMEOUT", "leaveTimeout");
    }

    @Test
    void namesThatCannotBeHadAreAWarning() {
        environment.put("XCOM_SEEDS", "host1");
        Source failing = new Source() {
            @Override
            public Optional<Found> find(String name) {
                return source.find(name);
            }

            @Override
            public Iterable<String> names() {
                throw new IllegalStateException("not today");
            }
        };
        OutsideSettings settings = OutsideSettings.ofTheMember(failing, Set.of());
        assertThat(settings.texts()).containsOnlyKeys("seeds");
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.warnings())
                .singleElement()
                .asString()
                .startsWith("XCOM0652W")
                .contains("not today");
    }

    /** What tells one from another can be said of none of them together. */
    @Test
    void whatHoldsForAllFactoriesAndBeansIsAskedFor() {
        environment.putAll(Map.of(
                "XCOM_IN_TRANSACTION", "atOnce",
                "XCOM_REDELIVERY_MAX", "7",
                "XCOM_GROUP", "orders",
                "XCOM_TOPIC", "news",
                "XCOM_QUEUESIZEMAX", "1MiB"));
        OutsideSettings settings = OutsideSettings.ofItsUsers(source);
        assertThat(settings.texts())
                .containsOnly(Map.entry("inTransaction", "atOnce"), Map.entry("redeliveryMax", "7"));
        assertThat(settings.warnings()).singleElement().asString().contains("XCOM_QUEUESIZEMAX", "XCOM_QUEUE_SIZE_MAX");
    }
}
