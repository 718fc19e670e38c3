package io.xcom4ee.chaos.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Namespaces, processes and files go with whoever made them, however that one ends. */
class NetworkTest {
    private static final long LIMIT_SECONDS = 60;
    private static final String ENDLESS = "1000000";

    @TempDir
    Path directory;

    @BeforeEach
    void canMakeNamespaces() {
        assumeTrue(Requirements.missing().isEmpty());
    }

    /** Opens a network with a process in it, says the number of that process, and waits for ever. */
    public static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            Network network = Network.open(2, 1, Path.of(arguments[0]));
            Process process = start(network);
            network.remember(Path.of(arguments[1]));
            System.out.println(process.pid() + " " + network.at(1));
            Thread.currentThread().join();
        }
    }

    private static Process start(Network network) throws IOException {
        List<String> command = new ArrayList<>(network.at(1));
        command.addAll(List.of("sleep", ENDLESS));
        return new ProcessBuilder(command).start();
    }

    private static String namespaceOf(String command) {
        return Stream.of(command.split("[ ,\\[\\]]+", -1))
                .filter(word -> word.startsWith("xc"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void removesEverythingWhenClosed() throws IOException, InterruptedException {
        Path file = Files.createFile(directory.resolve("left-over"));
        Network network = Network.open(2, 1, directory);
        Process process = start(network);
        network.remember(file);
        String namespace = namespaceOf(network.at(1).toString());
        assertThat(Commands.run("ip", "netns", "list")).contains(namespace);
        network.close();
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(Commands.run("ip", "netns", "list")).doesNotContain(namespace);
        assertThat(file).doesNotExist();
    }

    @Test
    void removesEverythingWhenItsMakerIsKilled()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path file = Files.createFile(directory.resolve("left-over"));
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        directory.toString(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = holder.inputReader()) {
            String line = said.readLine();
            ProcessHandle inside = ProcessHandle.of(Long.parseLong(line.substring(0, line.indexOf(' '))))
                    .orElseThrow();
            List<ProcessHandle> all = holder.descendants().toList();
            assertThat(all).contains(inside);
            holder.destroyForcibly();
            for (ProcessHandle each : all) {
                each.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            }
            assertThat(Commands.run("ip", "netns", "list")).doesNotContain(namespaceOf(line));
            assertThat(file).doesNotExist();
        }
    }
}
