package io.xcom4ee.cdi.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the guide shows is what was compiled and run here, and the configuration that runs in the tests on real servers. */
class FirstMessagePageTest {
    private static final Path SOURCES = Path.of("src/test/java/io/xcom4ee/cdi/guide");
    private static final Path CONFIGURATION = Path.of("../server-config/src/main/resources/liberty/server.xml");

    private static List<String> blocks(String language) throws IOException {
        Pattern block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
        return block.matcher(Files.readString(Path.of("../docs/first-message.md")))
                .results()
                .map(MatchResult::group)
                .map(text -> text.substring(text.indexOf('\n'), text.lastIndexOf("```")))
                .map(FirstMessagePageTest::plain)
                .toList();
    }

    /** Without indentation and blank lines. */
    private static String plain(String code) {
        return code.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    @Test
    void theJavaIsWhatWasRun() throws IOException {
        String run = plain(Files.readString(SOURCES.resolve("Guestbook.java")))
                + plain(Files.readString(SOURCES.resolve("GuestbookTest.java")));

        assertThat(blocks("java"))
                .hasSize(2)
                .allSatisfy(block -> assertThat(run).contains(block));
    }

    @Test
    void theConfigurationIsTheSamples() throws IOException {
        List<String> sample = plain(Files.readString(CONFIGURATION)).lines().toList();

        assertThat(blocks("xml").get(1).lines().filter(line -> !line.isEmpty()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(sample).contains(line));
    }

    @Test
    void theDependenciesAreOurs() throws IOException {
        String managed = plain(Files.readString(Path.of("../pom.xml")));

        assertThat(blocks("xml").get(0))
                .contains("<artifactId>xcom-cdi</artifactId>", "<artifactId>xcom-api</artifactId>");
        Pattern.compile("<artifactId>xcom-.*</artifactId>")
                .matcher(blocks("xml").get(0))
                .results()
                .forEach(ours -> assertThat(managed).contains(ours.group()));
        assertThat(managed).contains("<version>0.1.0-SNAPSHOT</version>");
        assertThat(blocks("xml").get(0)).contains("<version>0.1.0-SNAPSHOT</version>");
    }
}
