package io.xcom4ee.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit that we ship. */
class SystemdTest {
    private static final Path FILE = Path.of("../docs/systemd/shop.service");

    @TempDir
    private Path machine;

    @Test
    void systemdUnderstandsAllOfIt() throws Exception {
        assumeTrue(Tool.isInstalled("systemd-analyze"), "systemd-analyze is not installed");
        for (String program : List.of("wlp/bin/server", "xcom/xcom-safe-to-stop")) {
            Path file = machine.resolve("opt").resolve(program);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/sh\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Path unit = machine.resolve("shop.service");
        Files.writeString(
                unit,
                Files.readString(FILE)
                        .replace("=/opt/", "=" + machine + "/opt/")
                        .replace("=-/opt/", "=-" + machine + "/opt/"));

        assertThat(Tool.run("", "systemd-analyze", "verify", unit.toString())).isEqualTo(new Tool.Result(0, ""));
    }

    @Test
    void thereIsTimeToWaitAndToStop() throws IOException {
        String unit = Files.readString(FILE);
        assertThat(number("TimeoutStopSec=([0-9]+)", unit))
                .isGreaterThanOrEqualTo(number("--wait ([0-9]+)", unit) + 30);
    }

    private static int number(String form, String text) {
        Matcher matcher = Pattern.compile(form).matcher(text);
        assertThat(matcher.find()).as(form).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    @Test
    void thePageShowsWhatIsInTheFile() throws IOException {
        Matcher block = Pattern.compile("```ini\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/operations.md")));
        assertThat(block.find()).isTrue();
        assertThat(Files.readString(FILE)).contains(block.group(1));
    }
}
