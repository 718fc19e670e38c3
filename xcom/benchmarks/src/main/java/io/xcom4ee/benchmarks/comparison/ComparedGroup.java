package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import io.xcom4ee.benchmarks.group.BenchmarkFailure;
import io.xcom4ee.benchmarks.group.MemberProcess;
import io.xcom4ee.benchmarks.member.ComparedMember;
import io.xcom4ee.benchmarks.systems.ComparedSystem;
import io.xcom4ee.benchmarks.systems.Seat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A group of fresh processes of one system on this machine's loopback interface. */
final class ComparedGroup implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final Duration QUIET_LIMIT = Duration.ofSeconds(30);
    private static final long QUIET_PAUSE_MILLIS = 50;

    private final SequenceCheck check = new SequenceCheck();
    private final List<MemberProcess> started = new ArrayList<>();
    private final List<MemberProcess> members = new ArrayList<>();

    /**
     * How the processes are started.
     *
     * @param jvmOptions of every process of every system
     * @param basePort the first port that may be used; all systems use the same range in turn
     * @param scratch the parent of each group's directory, best in memory: no system is to be measured by its disk
     * @param errors directory for what the processes say on their error streams
     */
    record Setup(List<String> jvmOptions, int basePort, Path scratch, Path errors) {}

    private final Path directory;

    private ComparedGroup(Path directory) {
        this.directory = directory;
    }

    /** Starts all members and waits until every one is ready. */
    static ComparedGroup start(Setup setup, Task task) throws InterruptedException {
        ComparedGroup group =
                new ComparedGroup(setup.scratch().resolve(task.system().id()));
        try {
            Files.createDirectories(group.directory);
            Files.createDirectories(setup.errors());
            for (int index = 0; index < task.members(); index++) {
                Seat seat = new Seat(index, task.members(), setup.basePort(), group.directory);
                group.started.add(group.startMember(setup, task, seat));
            }
            group.members.addAll(group.started);
            for (MemberProcess member : group.members) {
                member.await(Words.READY, START_LIMIT);
            }
            return group;
        } catch (IOException unable) {
            group.close();
            throw new BenchmarkFailure("a member could not be started", unable);
        } catch (BenchmarkFailure failed) {
            group.close();
            throw failed;
        }
    }

    private MemberProcess startMember(Setup setup, Task task, Seat seat) throws IOException {
        ComparedSystem system = task.system();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(setup.jvmOptions());
        command.addAll(system.jvmOptions(task.tuning()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ComparedMember.class.getName()));
        command.add(Line.of(
                        system.id(),
                        "index",
                        seat.index(),
                        "members",
                        seat.members(),
                        "basePort",
                        seat.basePort(),
                        "directory",
                        seat.directory())
                .toString());
        Path errors = setup.errors().resolve(system.id() + "-" + seat.name() + ".err");
        return new MemberProcess(seat.name(), command, errors.toFile(), check);
    }

    /** The live members. */
    List<MemberProcess> members() {
        return List.copyOf(members);
    }

    void tellAll(Line command) {
        members.forEach(member -> member.tell(command));
    }

    /** Tells some of the members at once, then gathers the answers by member. */
    static Map<String, Line> ask(Collection<MemberProcess> asked, Line command, String answer)
            throws InterruptedException {
        asked.forEach(member -> member.tell(command));
        Map<String, Line> answers = new LinkedHashMap<>();
        for (MemberProcess member : asked) {
            answers.put(member.name(), member.await(answer, ANSWER_LIMIT));
        }
        return answers;
    }

    /** As {@link #ask}, of all live members. */
    Map<String, Line> askAll(Line command, String answer) throws InterruptedException {
        return ask(members, command, answer);
    }

    /** Kills one member; it is no longer among the members. */
    void kill(MemberProcess victim) {
        victim.kill();
        members.remove(victim);
    }

    /**
     * Ends all load, waits until everything that was sent is delivered everywhere, and checks it.
     *
     * @return messages checked
     * @throws BenchmarkFailure if the members do not agree, or a message is lost or doubled
     */
    long verifyWhole() throws InterruptedException {
        Map<String, Line> outcomes = askAll(Line.of(Words.STOP), Words.STOPPED);
        long sent = outcomes.values().stream()
                .mapToLong(line -> line.number("sent"))
                .sum();
        check.judgeWhole(outcomes, awaitQuiet(sent));
        return sent;
    }

    /**
     * Ends all load and checks that the live members have delivered the same sequence. What was sent while a member was
     * killed may be lost: not every system promises that it is not.
     *
     * @return messages checked
     * @throws BenchmarkFailure if they do not agree
     */
    long verifySurvivors() throws InterruptedException {
        askAll(Line.of(Words.STOP), Words.STOPPED);
        Map<String, Line> states = awaitQuiet(0);
        check.judgeSurvivors(states);
        return states.values().iterator().next().number("delivered");
    }

    /** The states when all have delivered equally much twice in a row, or at the limit. */
    private Map<String, Line> awaitQuiet(long messages) throws InterruptedException {
        long deadline = System.nanoTime() + QUIET_LIMIT.toNanos();
        Map<String, Line> before = Map.of();
        Map<String, Line> states = askAll(Line.of(Words.TELL), Words.STATE);
        while (System.nanoTime() < deadline
                && !(states.equals(before) && SequenceCheck.isQuiet(states.values(), messages))) {
            Thread.sleep(QUIET_PAUSE_MILLIS);
            before = states;
            states = askAll(Line.of(Words.TELL), Words.STATE);
        }
        return states;
    }

    /** Kills all and removes the group's files. */
    @Override
    public void close() {
        started.forEach(MemberProcess::close);
        try {
            for (MemberProcess member : started) {
                member.awaitEnd(ANSWER_LIMIT);
            }
            Scratch.delete(directory);
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
