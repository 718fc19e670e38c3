package io.xcom4ee.cdi.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    @Test
    void theTableOfTheApplicationInTheDocumentationIsTheOneInTheCode() throws IOException {
        assertThat(below("## Application").filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(Arrays.stream(ApplicationSetting.values())
                        .map(setting -> String.join(
                                " | ",
                                "| `" + setting.key() + "`",
                                setting.ofOneGroup(),
                                "`" + setting.variable() + "`",
                                setting.preset(),
                                setting.allowed(),
                                setting.meaning() + " |"))
                        .toList());
    }

    /** Each source of the first table has a table of what it may say. */
    @Test
    void everySourceIsDescribed() throws IOException {
        List<String> headings = page().filter(line -> line.startsWith("#"))
                .map(line ->
                        line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
                .toList();
        assertThat(below("## Where they are set").filter(row -> row.contains("](#")))
                .extracting(row -> row.replaceAll(".*\\]\\(#([a-z-]*)\\).*", "$1"))
                .containsExactly("settings", "several-groups", "connection-factory", "activation-spec", "application")
                .isSubsetOf(headings);
    }

    /** Whoever says one of these says it for the member and for the application. */
    @Test
    void theMemberAndTheApplicationHaveOneNameInCommon() throws IOException {
        List<String> ofTheMember = page().takeWhile(line -> !line.equals("## Connection factory"))
                .filter(line -> line.startsWith("| `"))
                .map(row -> row.split("`", -1)[3])
                .toList();
        assertThat(ofTheMember).contains("xcom.group", "xcom.member-name", "xcom.more-groups");
        assertThat(Arrays.stream(ApplicationSetting.values()).map(ApplicationSetting::key))
                .filteredOn(ofTheMember::contains)
                .containsExactly("xcom.broadcast-deadline");
    }

    /** What the code asks for is in the table, and what is in the table the code asks for. */
    @Test
    void theReaderAsksForEverySettingAndForNoOther() {
        Set<String> asked = new HashSet<>();
        read(name -> {
            asked.add(name);
            return Optional.empty();
        });
        Set<String> told = new HashSet<>();
        Arrays.stream(ApplicationSetting.values()).forEach(setting -> {
            told.add(setting.key());
            if (setting.ofOneGroup().equals("yes")) {
                told.add("xcom.group.orders." + setting.suffix());
            }
        });
        // That of the default channel is asked for, if there is a default group beside it.
        told.remove(ApplicationSetting.JNDI_NAME.key());
        assertThat(asked).isEqualTo(told);
    }

    @Test
    void whatIsTheDefaultIsSaidToBe() {
        Map<String, String> presets = Stream.of(
                        ApplicationSetting.UNREADABLE,
                        ApplicationSetting.LOCAL,
                        ApplicationSetting.HEALTH,
                        ApplicationSetting.READY_IN,
                        ApplicationSetting.STARTED_IN)
                .collect(Collectors.toMap(ApplicationSetting::key, ApplicationSetting::preset));
        assertThat(read(name -> Optional.ofNullable(presets.get(name)))).isEqualTo(read(name -> Optional.empty()));
    }

    private static ApplicationSettings read(Function<String, Optional<String>> values) {
        List<String> problems = new ArrayList<>();
        SettingsSource source = new SettingsSource() {
            @Override
            public Optional<String> value(String name) {
                return values.apply(name);
            }

            @Override
            public String origin(String name) {
                return "the test";
            }

            @Override
            public Iterable<String> names() {
                return List.of();
            }
        };
        ApplicationSettings settings =
                new SettingsReader(source, problems::add).read(Set.of(GroupReference.named("orders")), true);
        assertThat(problems).isEmpty();
        return settings;
    }

    private static Stream<String> page() throws IOException {
        return Files.readAllLines(Path.of("../docs/settings.md")).stream();
    }

    private static Stream<String> below(String heading) throws IOException {
        return page().dropWhile(line -> !line.equals(heading)).skip(1).takeWhile(line -> !line.startsWith("## "));
    }
}
