package io.xcom4ee.simulator.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.simulator.options.FaultKind;
import io.xcom4ee.simulator.options.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/testing.md says would find the failures of other systems: it is there. */
class FailuresPageTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern NUMBER = Pattern.compile("\\| (F\\d+) \\|.*");
    private static final Pattern FAULT = Pattern.compile("`([A-Z_]+)`");
    private static final Pattern CLASS = Pattern.compile("`([A-Za-z]+(?:Test|IT))`");
    private static final Pattern BUG = Pattern.compile("\"([^\"]+)\"");

    private static List<String> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/testing.md")).stream()
                .filter(line -> NUMBER.matcher(line).matches())
                .toList();
    }

    private static List<String> named(Pattern pattern) throws IOException {
        List<String> names = new ArrayList<>();
        for (String row : rows()) {
            pattern.matcher(row)
                    .results()
                    .map((MatchResult result) -> result.group(1))
                    .forEach(names::add);
        }
        return names;
    }

    @Test
    void everyFailureHasARow() throws IOException {
        assertThat(rows())
                .map(row -> NUMBER.matcher(row).replaceAll("$1"))
                .isEqualTo(IntStream.rangeClosed(1, 37)
                        .mapToObj(number -> "F" + number)
                        .toList());
    }

    @Test
    void theTestsThatItNamesExist() throws IOException {
        Set<String> files = new HashSet<>();
        for (String module : List.of("xcom", "arquillian-tests", "rar", "cdi-extension")) {
            try (Stream<Path> walk = Files.walk(ROOT.resolve(module))) {
                walk.map(file -> file.getFileName().toString()).forEach(files::add);
            }
        }
        assertThat(named(CLASS)).isNotEmpty().allMatch(name -> files.contains(name + ".java"));
    }

    @Test
    void theFaultsAndProfilesThatItNamesExist() throws IOException {
        Set<String> known = new HashSet<>();
        Stream.of(FaultKind.values()).map(Enum::name).forEach(known::add);
        Stream.of(Profile.values()).map(Enum::name).forEach(known::add);
        assertThat(named(FAULT)).isNotEmpty().allMatch(known::contains);
    }

    @Test
    void theDeliberateBugsThatItNamesExist() throws IOException {
        List<String> known = Catalogue.ALL.stream().map(Mutant::name).toList();
        assertThat(named(BUG)).isNotEmpty().allMatch(known::contains);
    }
}
