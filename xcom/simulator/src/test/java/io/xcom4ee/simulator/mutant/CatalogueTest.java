package io.xcom4ee.simulator.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tells in a second what the trials would tell after minutes: that the catalogue has not kept up with the core. */
class CatalogueTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "simulation.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+) \\| (\\d+) \\| .+ \\|$");
    private static final Pattern NOT_IN_A_BUILD = Pattern.compile("The last (\\d+) need more seeds");

    private static Stream<Mutant> everyDeliberateBug() {
        return Catalogue.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("everyDeliberateBug")
    void standsInTheSourcesOfToday(Mutant mutant) throws IOException {
        MutatedCore.requirePlaces(mutant);
    }

    private static List<MatchResult> rows() throws IOException {
        String page = Files.readString(PAGE);
        return ROW.matcher(page.substring(page.indexOf("| Deliberate bug | Seeds |")))
                .results()
                .toList();
    }

    private static List<String> namesInTheTable() throws IOException {
        return rows().stream().map(row -> row.group(1)).toList();
    }

    @Test
    void isTheTableOfTheDocumentation() throws IOException {
        assertThat(namesInTheTable())
                .containsExactlyInAnyOrderElementsOf(
                        Catalogue.ALL.stream().map(Mutant::name).toList());
    }

    @Test
    void theLastRowsOfTheTableAreThoseThatABuildLeavesOut() throws IOException {
        Matcher sentence = NOT_IN_A_BUILD.matcher(Files.readString(PAGE));
        assertThat(sentence.find()).isTrue();
        int leftOut = Integer.parseInt(sentence.group(1));

        List<String> names = namesInTheTable();
        assertThat(names.subList(names.size() - leftOut, names.size()))
                .containsExactlyInAnyOrderElementsOf(Catalogue.ALL.stream()
                        .filter(mutant -> mutant.budget() > MutantsTest.BUDGET_OF_A_BUILD)
                        .map(Mutant::name)
                        .toList());
    }

    @Test
    void noRowTellsOfMoreSeedsThanItsBugMayNeed() throws IOException {
        for (MatchResult row : rows()) {
            Mutant mutant = Catalogue.ALL.stream()
                    .filter(each -> each.name().equals(row.group(1)))
                    .findFirst()
                    .orElseThrow();
            assertThat(Integer.parseInt(row.group(2))).as(mutant.name()).isLessThanOrEqualTo(mutant.budget());
        }
    }
}
