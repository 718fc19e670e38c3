package io.xcom4ee.sample.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command {@code ./run-sample}. */
final class RunSample {
    private static final int GROUP_SECONDS_MAX = 120;
    private static final int JOIN_SECONDS_MAX = 30;
    private static final int LOOK_EVERY_MS = 200;
    private static final String USAGE = """
            ./run-sample                 builds everything needed, starts three servers, follows them until Ctrl-C
            ./run-sample start <server>  starts a server that was stopped or killed: server1, server2 or server3
            ./run-sample stop [<server>] stops one server, or all, in order: it leaves the group
            ./run-sample status          tells what each server says""";

    private final Terminal terminal = new Terminal(System.out, Boolean.getBoolean("terminal"));
    private final Children children = new Children();
    private final Places places = new Places(Path.of("").toAbsolutePath());
    private final Servers servers = new Servers(places, children);
    private final Stopping stopping = new Stopping(terminal);

    private RunSample() {}

    /** Ends with 0, with 1 after a problem, with 2 when it was called wrongly. */
    public static void main(String[] arguments) throws InterruptedException {
        RunSample sample = new RunSample();
        try {
            System.exit(sample.run(List.of(arguments)));
        } catch (Problem problem) {
            sample.fail(problem.text());
        } catch (IOException failure) {
            sample.fail(LauncherMessage.COMPUTER_FAILED.text(failure));
        }
    }

    /** What fails only because everything is being ended is not worth a word. */
    private void fail(String message) {
        if (!children.isEnding()) {
            terminal.say(message);
        }
        System.exit(1);
    }

    private int run(List<String> arguments) throws IOException, InterruptedException, Problem {
        String command = arguments.isEmpty() ? "run" : arguments.get(0);
        Optional<String> server = arguments.stream().skip(1).findFirst();
        if (command.equals("run") && arguments.isEmpty()) {
            runAll();
        } else if (command.equals("start") && arguments.size() == 2) {
            start(servers.named(server.orElseThrow()));
        } else if (command.equals("stop") && arguments.size() <= 2) {
            stop(server.isPresent() ? List.of(servers.named(server.get())) : servers.all());
        } else if (command.equals("status") && arguments.size() == 1) {
            status();
        } else {
            terminal.say(USAGE);
            return 2;
        }
        return 0;
    }

    private void runAll() throws IOException, InterruptedException, Problem {
        terminal.say("XCom for Jakarta EE: three Open Liberty servers form one group.\n");
        refuseIfRunning();
        Layout layout = Layout.of(System.getenv());
        layout.refusePortsInUse();
        onEnd(servers.all());
        if (!places.liberty().toFile().exists()) {
            terminal.say("  The first run downloads about 500 MB (Open Liberty, Maven, libraries), unpacks 400 MB to "
                    + places.shown(places.sample())
                    + " and\n  compiles: some minutes. Later runs take less than a minute.\n");
        }
        try (Step step = new Step(terminal, "building")) {
            new MavenBuild(places, children).run(step);
            step.done("built");
        }
        try (Step step = new Step(terminal, "starting server1, server2 and server3")) {
            for (Server server : servers.all()) {
                server.prepare(layout);
            }
            servers.start();
            step.done("started, each in its own process");
        }
        try (Step step = new Step(terminal, "waiting until all three are in one view")) {
            awaitOneView(step);
            step.done("all three are in one view and have a quorum");
        }
        introduce();
        Follower follower = new Follower(terminal, servers, children::isEnding);
        follower.begin();
        follower.follow();
        if (!children.isEnding()) {
            terminal.sayNow("No server runs any more.");
        }
    }

    private void refuseIfRunning() throws Problem {
        List<String> running = servers.running().stream().map(Server::name).toList();
        if (!running.isEmpty()) {
            throw LauncherMessage.STILL_RUNNING.problem(String.join(", ", running));
        }
    }

    private void awaitOneView(Step step) throws IOException, InterruptedException, Problem {
        while (!servers.inOneView()) {
            if (step.seconds() >= GROUP_SECONDS_MAX) {
                step.close();
                status();
                throw LauncherMessage.NO_GROUP.problem(
                        GROUP_SECONDS_MAX, places.shown(servers.all().get(0).log()));
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    private void introduce() throws IOException {
        List<String> lines = new ArrayList<>(List.of(""));
        for (Server server : servers.all()) {
            long process = server.process().map(ProcessHandle::pid).orElse(0L);
            lines.add("  " + server.name() + "   " + server.page() + "   process " + process);
        }
        long third = servers.all().get(2).process().map(ProcessHandle::pid).orElse(0L);
        lines.add(String.format("""

                Open two pages side by side and press "Keep sending" on both. Then try, in another terminal:

                  %-30s server3 becomes UNREACHABLE, later the view goes on without it
                  %-30s it joins again by itself
                  %-30s it leaves the group, the view changes at once

                Ctrl-C stops all servers.
                """, "kill -9 " + third, "./run-sample start server3", "./run-sample stop server3"));
        terminal.say(String.join("\n", lines));
    }

    private void start(Server server) throws IOException, InterruptedException, Problem {
        if (!server.isPrepared()) {
            throw LauncherMessage.NOT_BUILT.problem(server.name());
        }
        Optional<ProcessHandle> running = server.process();
        if (running.isPresent()) {
            throw LauncherMessage.RUNS_ALREADY.problem(
                    server.name(), running.get().pid());
        }
        Thread interrupted = onEnd(List.of(server));
        try (Step step = new Step(terminal, "starting " + server.name())) {
            server.start();
            step.now("waiting until " + server.name() + " is in the group");
            String says = awaitOnline(server, step);
            step.done(server.name() + " runs");
            terminal.say("  " + server.page() + "   " + says);
        }
        Runtime.getRuntime().removeShutdownHook(interrupted);
    }

    /** What it says when it is in the group; or later, if it has to wait for others. */
    private String awaitOnline(Server server, Step step) throws IOException, InterruptedException {
        Optional<ServerStatus> status = server.status();
        while (status.filter(ServerStatus::online).isEmpty() && step.seconds() < JOIN_SECONDS_MAX) {
            Thread.sleep(LOOK_EVERY_MS);
            status = server.status();
        }
        return says(server, status);
    }

    private void stop(List<Server> wanted) throws InterruptedException {
        if (wanted.stream().allMatch(server -> server.process().isEmpty())) {
            terminal.say("Not running.");
        }
        stopping.stop(wanted);
    }

    private void status() throws IOException {
        for (Server server : servers.all()) {
            Optional<ProcessHandle> process = server.process();
            if (process.isEmpty()) {
                terminal.say(server.name() + "   not running");
            } else {
                String says = says(server, server.status());
                terminal.say(server.name() + "   " + server.page() + "   process "
                        + process.get().pid() + "   " + says);
            }
        }
    }

    private String says(Server server, Optional<ServerStatus> status) {
        return status.map(ServerStatus::toString).orElse("no answer yet; see " + places.shown(server.log()));
    }

    /** However this process ends (Ctrl-C included): nothing that it started stays behind. */
    private Thread onEnd(List<Server> started) {
        Thread hook = new Thread(
                () -> {
                    try {
                        children.endAll();
                        stopping.stop(started);
                    } catch (InterruptedException impossible) {
                        Thread.currentThread().interrupt();
                    }
                },
                "end");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }
}
