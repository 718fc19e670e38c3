package io.xcom4ee.simulator.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.simulator.exhaustive.Scenario;
import io.xcom4ee.simulator.exhaustive.Scenarios;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exhaustive search is shown to find bugs: some of the catalogue, each in a scenario in which it shows early. */
class SearchedMutantsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "counts votes below the base of the interval | two members: asks for what is on its way for too long",
                "takes a gap for a skip | two members: fast path and skips",
                "delivers before chosen | two members: fast path and skips",
                "takes half of the list for a majority | two members: fast path and skips",
                "takes half of the list for a majority | two members and a joiner that votes",
                "ignores its promise | three members: revocation against late proposals",
                "reports no votes at ballot 0 in a promise | three members: revocation against late proposals",
                "revokes without regard to accepted values | three members: revocation against late proposals"
            })
    void noticesTheDeliberateBug(String name, String scenario) throws IOException, ReflectiveOperationException {
        Mutant mutant = Catalogue.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<String> scenarios = Scenarios.SMALL.stream().map(Scenario::name).toList();

        String found = MutatedCore.build(mutant, directory, SearchRun.class).apply(scenarios.indexOf(scenario));

        System.out.println("| " + mutant.name() + " | " + found + " |");
        assertThat(found).isNotEmpty();
    }
}
