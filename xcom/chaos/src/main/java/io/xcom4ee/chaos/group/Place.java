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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where a member of the group runs: its name and address, and the processes that have been it one after another. */
final class Place {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final String name;
    private final String mark;
    private final List<String> command;
    private final Map<String, String> settings;
    private final Path directory;
    private final Optional<WallClock> clock;
    private final Network network;
    private final List<Path> files = new ArrayList<>();
    private final Map<Long, String> answers = new ConcurrentHashMap<>();
    private Optional<ChildProcess> process = Optional.empty();
    private long token;

    /**
     * @param mark what tells its processes from those of another place of the same name; mostly empty
     * @param command of the process, up to and with its main class
     * @param settings of the engine
     * @param network that removes in the end what a killed process leaves behind
     */
    Place(
            String name,
            String mark,
            List<String> command,
            Map<String, String> settings,
            Path directory,
            Optional<WallClock> clock,
            Network network) {
        this.name = name;
        this.mark = mark;
        this.command = List.copyOf(command);
        this.settings = new TreeMap<>(settings);
        this.directory = directory;
        this.clock = clock;
        this.network = network;
    }

    static String name(int number) {
        return "m" + number;
    }

    String name() {
        return name;
    }

    /** Sets something for the processes that are started from now on. */
    void configure(String key, String value) {
        settings.put(key, value);
    }

    /** Starts the next process. */
    void start() {
        int start = files.size() + 1;
        String id = processId(start);
        Path history = file(start, "history");
        List<String> words = new ArrayList<>(command);
        words.add(id);
        words.add(history.toString());
        settings.forEach((key, value) -> words.add(key + "=" + value));
        Map<String, String> environment = clock.map(WallClock::environment).orElse(Map.of());
        try {
            process = Optional.of(ChildProcess.start(
                    id, words, environment, file(start, "log").toFile(), this::isAnswer));
            files.add(history);
            if (clock.isPresent()) {
                WallClock.leftovers(pid()).forEach(network::remember);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private String processId(int start) {
        return name + "/" + mark + start;
    }

    private Path file(int start, String kind) {
        return directory.resolve(name + "-" + mark + start + "." + kind);
    }

    /** Answers to commands come whenever they are there. */
    private boolean isAnswer(Line line) {
        if (!line.word().equals(ChaosMember.ANSWER)) {
            return false;
        }
        answers.put(line.number("token"), line.text("outcome"));
        return true;
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

    /** Gives a command to the group through this member; {@link #answer} tells what came of it. */
    long command(String what, String about) {
        token++;
        tell(Line.of(ChaosMember.COMMAND, "token", token, "what", what, "about", about));
        return token;
    }

    /** What came of the command with this token: as {@link ChaosMember#DONE}, or why not; nothing as long as it is open. */
    Optional<String> answer(long ofToken) {
        return Optional.ofNullable(answers.get(ofToken));
    }

    /** Whether the present process has written this into its log. */
    boolean hasLogged(Predicate<String> wanted) throws IOException {
        try (Stream<String> lines = Files.lines(file(files.size(), "log"))) {
            return lines.anyMatch(wanted);
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
