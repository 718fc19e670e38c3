package io.xcom4ee.sample.launcher;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Watches the running servers and says what changes: processes, views, phases. */
final class Follower {
    private static final int LOOK_EVERY_MS = 1000;

    private final Terminal terminal;
    private final Servers servers;
    private final BooleanSupplier ending;
    private final Map<String, Long> processes = new HashMap<>();
    private final Map<String, String> phases = new HashMap<>();
    private String view = "";

    Follower(Terminal terminal, Servers servers, BooleanSupplier ending) {
        this.terminal = terminal;
        this.servers = servers;
        this.ending = ending;
    }

    /** Takes what is there now as known. */
    void begin() throws IOException {
        for (Server server : servers.all()) {
            server.process().ifPresent(process -> processes.put(server.name(), process.pid()));
            server.status().ifPresent(status -> {
                phases.put(server.name(), status.phase());
                view = status.view();
            });
        }
    }

    /** Returns when no server runs any more, or when this process is ending and stops them itself. */
    void follow() throws IOException, InterruptedException {
        while (!processes.isEmpty() && !ending.getAsBoolean()) {
            Thread.sleep(LOOK_EVERY_MS);
            for (Server server : servers.all()) {
                look(server);
            }
        }
    }

    private void look(Server server) throws IOException {
        Optional<ProcessHandle> process = server.process();
        Optional<ServerStatus> status = process.isPresent() ? server.status() : Optional.empty();
        if (!ending.getAsBoolean()) {
            tellProcess(server.name(), process.map(ProcessHandle::pid).orElse(0L));
            status.ifPresent(says -> tellStatus(server.name(), says));
        }
    }

    private void tellProcess(String name, long now) {
        long known = processes.getOrDefault(name, 0L);
        if (now == known) {
            return;
        }
        if (now == 0) {
            processes.remove(name);
            phases.remove(name);
            terminal.sayNow(name + ": process " + known + " has ended. Start it again: ./run-sample start " + name);
        } else {
            processes.put(name, now);
            terminal.sayNow(name + ": started, process " + now);
        }
    }

    private void tellStatus(String name, ServerStatus status) {
        if (!status.view().equals(view) && status.online()) {
            view = status.view();
            terminal.sayNow("view " + view + ": " + String.join(", ", status.members()));
        }
        String before = phases.put(name, status.phase());
        if (!status.phase().equals(before)) {
            terminal.sayNow(name + ": " + status.phase() + (status.online() ? "" : ", " + status.reason()));
        }
    }
}
