package io.xcom4ee.chaos.group;

import io.xcom4ee.benchmarks.control.ChildProcess;
import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.chaos.history.ProcessHistory;
import io.xcom4ee.chaos.lab.Network;
import io.xcom4ee.chaos.lab.WallClock;
import io.xcom4ee.chaos.member.ChaosMember;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where one member of the group runs: its name and address, and the processes that have been it one after another. */
final class Place {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final int number;
    private final List<String> commandHead;
    private final List<String> commandTail;
    private final Path directory;
    private final Optional<WallClock> clock;
    private final Network network;
    private final List<Path> files = new ArrayList<>();
    private Optional<ChildProcess> process = Optional.empty();
    private long token;

    /**
     * @param commandHead of the process, up to and with its main class
     * @param commandTail what follows the process id and the file
     * @param network that removes in the end what a killed process leaves behind
     */
    Place(
            int number,
            List<String> commandHead,
            List<String> commandTail,
            Path directory,
            Optional<WallClock> clock,
            Network network) {
        this.number = number;
        this.commandHead = List.copyOf(commandHead);
        this.commandTail = List.copyOf(commandTail);
        this.directory = directory;
        this.clock = clock;
        this.network = network;
    }

    static String name(int number) {
        return "m" + number;
    }

    /** Starts the next process. */
    void start() {
        int start = files.size() + 1;
        String id = processId(start);
        String file = name(number) + "-" + start;
        Path history = directory.resolve(file + ".history");
        List<String> command = new ArrayList<>(commandHead);
        command.add(id);
        command.add(history.toString());
        command.addAll(commandTail);
        Map<String, String> environment = clock.map(WallClock::environment).orElse(Map.of());
        try {
            process = Optional.of(ChildProcess.start(
                    id, command, environment, directory.resolve(file + ".log").toFile(), line -> false));
            files.add(history);
            if (clock.isPresent()) {
                WallClock.leftovers(pid()).forEach(network::remember);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private String processId(int start) {
        return name(number) + "/" + start;
    }

    boolean runs() {
        return process.filter(ChildProcess::alive).isPresent();
    }

    long pid() {
        return process.orElseThrow().pid();
    }

    Optional<WallClock> clock() {
        return clock;
    }

    /** Says something, if there is somebody to hear it. */
    void tell(Line command) {
        if (runs()) {
            try {
                process.orElseThrow().tell(command);
            } catch (UncheckedIOException justEnded) {
                // A process may end between the look and the word; the next look finds it gone.
                return;
            }
        }
    }

    /** Asks for the state; {@link #state} hears the answer. */
    void ask() {
        token++;
        tell(Line.of(ChaosMember.TELL, "token", token));
    }

    /** The answer to the last question; nothing if the process does not give it within the limit. */
    Optional<MemberState> state(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (runs() && System.nanoTime() < deadline) {
            Optional<Line> answer = process.orElseThrow().next(LOOK);
            if (answer.isPresent()
                    && answer.get().word().equals(ChaosMember.STATUS)
                    && answer.get().number("token") == token) {
                return Optional.of(MemberState.of(answer.get()));
            }
        }
        return Optional.empty();
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        if (process.isPresent()) {
            process.get().kill();
            process.get().awaitEnd(Duration.ofSeconds(10));
        }
    }

    /** What its processes have written; only the one that still runs has survived. */
    List<ProcessHistory> histories(boolean survived) throws IOException {
        List<ProcessHistory> histories = new ArrayList<>();
        for (int start = 1; start <= files.size(); start++) {
            boolean last = start == files.size();
            if (Files.exists(files.get(start - 1))) {
                histories.add(ProcessHistory.read(processId(start), survived && last, files.get(start - 1)));
            }
        }
        return histories;
    }
}
