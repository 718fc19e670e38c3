package io.xcom4ee.sample.launcher;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Stops servers and leaves no process behind: first gently, then firmly, and says which it was. */
final class Stopping {
    private static final int TERMINATE_SECONDS_MAX = 20;

    private final Terminal terminal;

    Stopping(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Stops all of them at the same time. */
    void stop(List<Server> servers) throws InterruptedException {
        List<Server> running =
                servers.stream().filter(server -> server.process().isPresent()).toList();
        if (running.isEmpty()) {
            return;
        }
        String names = running.stream().map(Server::name).collect(Collectors.joining(", "));
        try (Step step = new Step(terminal, "stopping " + names)) {
            List<Thread> threads = running.stream()
                    .map(server -> new Thread(() -> stop(server), "stop-" + server.name()))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            step.done("stopped: " + names);
        }
    }

    private void stop(Server server) {
        server.process().ifPresent(process -> {
            try {
                // One that is still starting does not listen to Open Liberty's command, but ends in order when
                // terminated.
                if (server.status().isEmpty()) {
                    terminate(process);
                } else if (!server.stop()) {
                    tell(server, "it still ran", terminate(process) ? "terminated" : "killed");
                }
            } catch (IOException | InterruptedException failure) {
                process.destroyForcibly();
                tell(server, failure.toString(), "killed");
            }
        });
    }

    private void tell(Server server, String why, String how) {
        terminal.say(LauncherMessage.NOT_STOPPED_IN_ORDER.text(server.name(), why, how, server.log()));
    }

    /** False if only killing it helped. */
    private static boolean terminate(ProcessHandle process) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(TERMINATE_SECONDS_MAX, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            process.destroyForcibly();
            return false;
        }
    }
}
