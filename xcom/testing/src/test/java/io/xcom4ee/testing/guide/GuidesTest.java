package io.xcom4ee.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guides show is what was compiled and run here, line by line. */
class GuidesTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Path SOURCES = Path.of("src/test/java/io/xcom4ee/testing/guide");

    private static List<String> blocks(String page, String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(Path.of("../../docs", page)));
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(plain(matcher.group(2)));
            }
        }
        return blocks;
    }

    /** Without indentation and blank lines. */
    private static String plain(String code) {
        return code.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "testing-with-partitions.md, Stock.java, StockTest.java, 5",
        "primary-election.md, DayEnd.java Ledger.java, PrimaryElectionTest.java, 5"
    })
    void everyLineIsOfCodeThatWasRun(String page, String application, String test, int blocks) throws IOException {
        String run = Stream.concat(Stream.of(application.split(" ")), Stream.of(test))
                .map(file -> plain(read(SOURCES.resolve(file))))
                .collect(Collectors.joining());

        assertThat(blocks(page, "java"))
                .hasSizeGreaterThanOrEqualTo(blocks)
                .allSatisfy(block -> assertThat(run).contains(block));
    }

    @ParameterizedTest
    @CsvSource({"testing-with-partitions.md", "primary-election.md"})
    void theDependencyIsThisModule(String page) throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));

        assertThat(blocks(page, "xml")).allSatisfy(block -> {
            for (String element : List.of("groupId", "artifactId", "version")) {
                Matcher shown = Pattern.compile("<" + element + ">.*?</" + element + ">")
                        .matcher(block);
                assertThat(shown.find()).isTrue();
                assertThat(pom).contains(shown.group());
            }
            assertThat(block).contains("<scope>test</scope>");
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
