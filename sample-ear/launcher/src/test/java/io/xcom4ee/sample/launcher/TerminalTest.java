package io.xcom4ee.sample.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesOverTheRunningLine() {
        Terminal terminal = new Terminal(out, true);

        terminal.give(this);
        terminal.running(this, "building", 1);
        terminal.running(this, "building", 2);
        terminal.say("built");

        assertThat(written())
                .isEqualTo("\r\033[K  building (1 s)\r\033[K  building (2 s)\r\033[Kbuilt" + System.lineSeparator());
    }

    @Test
    void repeatsTheRunningLineOnlyNowAndThenInALog() {
        Terminal terminal = new Terminal(out, false);

        terminal.give(this);
        for (int second = 0; second <= 30; second++) {
            terminal.running(this, "building", second);
        }

        assertThat(written().lines()).containsExactly("  building (0 s)", "  building (15 s)", "  building (30 s)");
    }

    @Test
    void leavesTheLineToTheNewest() {
        Terminal terminal = new Terminal(out, true);
        terminal.give("starting");
        terminal.give("stopping");

        terminal.running("starting", "starting", 8);
        terminal.running("stopping", "stopping", 0);

        assertThat(written()).isEqualTo("\r\033[K  stopping (0 s)");
    }
}
