package io.xcom4ee.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OtherServersPageTest {
    private static final Path SCRIPT = Path.of("src/main/resources/wildfly/xcom.cli");
    private static final Path OVERLAY = Path.of("../wildfly-tests/src/test/wildfly/sample.cli");
    private static final Path SECOND_GROUP = Path.of("../wildfly-tests/src/test/wildfly/second-group.cli");
    private static final Path STRUCTURE = Path.of("../wildfly-tests/src/test/wildfly/jboss-deployment-structure.xml");

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/other-servers.md"));
    }

    @Test
    void theCommandsAreThoseOfTheScript() throws IOException {
        List<String> commands =
                page().lines().filter(line -> line.startsWith("/subsystem=")).toList();

        assertThat(Files.readAllLines(SCRIPT)).isNotEmpty().containsAll(commands);
        assertThat(commands).hasSize(4);
    }

    @Test
    void theCommandsOfASecondGroupAreThoseThatWereTried() throws IOException {
        List<String> commands = page().lines()
                .map(String::strip)
                .filter(line -> line.startsWith("/subsystem=") && line.contains("=audit"))
                .toList();

        assertThat(Files.readAllLines(SECOND_GROUP)).containsAll(commands);
        assertThat(commands).hasSize(2);
    }

    @Test
    void thePropertiesAreAllThatTheScriptLeavesOpen() throws IOException {
        List<String> open = Pattern.compile("\\$\\{(xcom[a-z.]*):")
                .matcher(Files.readString(SCRIPT))
                .results()
                .map(match -> "`" + match.group(1) + "`")
                .toList();

        assertThat(open).isNotEmpty().allSatisfy(property -> assertThat(page()).contains(property));
    }

    @Test
    void theFilesAreThoseThatWereTried() throws IOException {
        String structure = Files.readString(STRUCTURE);

        assertThat(page()).contains(structure.substring(structure.indexOf("<jboss-deployment-structure")));
        assertThat(Files.readString(OVERLAY).replace("src/test/wildfly/", ""))
                .contains(page().lines()
                        .filter(line -> line.startsWith("deployment-overlay"))
                        .findFirst()
                        .orElseThrow());
    }
}
