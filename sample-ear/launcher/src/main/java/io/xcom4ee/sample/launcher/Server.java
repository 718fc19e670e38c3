package io.xcom4ee.sample.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One of the sample's Open Liberty servers, driven by Open Liberty's own {@code server} command. */
final class Server {
    private static final int STOP_SECONDS_MAX = 30;

    private final Places places;
    private final Children children;
    private final String name;

    Server(Places places, Children children, String name) {
        this.places = places;
        this.children = children;
        this.name = name;
    }

    String name() {
        return name;
    }

    Path log() {
        return places.server(name).resolve("logs/messages.log");
    }

    /** Lays out the server's directory anew; work area and old logs stay. */
    void prepare(Layout layout) throws IOException {
        Path directory = places.server(name);
        Files.createDirectories(directory.resolve("apps"));
        try (Stream<Path> files = Files.list(places.configuration())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                copy(file, directory.resolve(file.getFileName()));
            }
        }
        copy(places.adapter(), directory.resolve("xcom.rar"));
        copy(places.application(), directory.resolve("apps/sample.ear"));
        Files.write(directory.resolve("server.env"), layout.serverEnvironment(name));
    }

    boolean isPrepared() {
        return Files.exists(places.server(name).resolve("server.env"));
    }

    /** The port of its page, as it was prepared. */
    int httpPort() throws IOException {
        return Integer.parseInt(environment("HTTP_PORT"));
    }

    String page() throws IOException {
        return "http://localhost:" + httpPort() + "/";
    }

    /** Returns when the server runs; its application may still be starting. */
    void start() throws IOException, InterruptedException, Problem {
        int exit = liberty(children, "start").waitFor();
        if (exit != 0 || process().isEmpty()) {
            throw LauncherMessage.NOT_STARTED.problem(name, exit, places.shown(log()));
        }
    }

    /** Stops the server in its own time, so that its member leaves the group. True if it did so. */
    boolean stop() throws IOException, InterruptedException {
        // Not one of the children: those are ended first, and then the servers are stopped.
        Process command = liberty(new Children(), "stop", "--timeout=" + STOP_SECONDS_MAX);
        return command.waitFor() == 0 && process().isEmpty();
    }

    Optional<ServerStatus> status() throws IOException {
        return ServerStatus.ask(httpPort());
    }

    /**
     * The server's process, whoever started it. Found by its command line: that needs no file that might be missing or
     * stale. The commands that stop a server or ask for it have options after the name.
     */
    Optional<ProcessHandle> process() {
        String archive = places.liberty().resolve("bin/tools/ws-server.jar").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> isServer(process.info().arguments().orElse(new String[0]), archive))
                .findFirst();
    }

    private boolean isServer(String[] arguments, String archive) {
        int last = arguments.length - 1;
        return last > 0 && arguments[last].equals(name) && arguments[last - 1].equals(archive);
    }

    private Process liberty(Children starter, String action, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(places.liberty().resolve("bin/server").toString(), action, name));
        command.addAll(List.of(options));
        return starter.start(
                places.root(),
                Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "WLP_USER_DIR",
                        places.users().toString()),
                ProcessBuilder.Redirect.to(places.commandLog(name, action).toFile()),
                command);
    }

    private String environment(String variable) throws IOException {
        String prefix = variable + "=";
        return Files.readAllLines(places.server(name).resolve("server.env")).stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst()
                .orElseThrow(() -> new IOException(name + " has no " + variable + " in its server.env"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
