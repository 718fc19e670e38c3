package io.xcom4ee.benchmarks.group;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import io.xcom4ee.benchmarks.member.BenchmarkMember;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A group of fresh processes on this machine's loopback interface. */
final class ProcessGroup implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final int QUIET_TRIES = 600;
    private static final long QUIET_PAUSE_MILLIS = 50;

    private final OrderCheck order = new OrderCheck();
    private final List<MemberProcess> members = new ArrayList<>();

    /**
     * How the processes are started.
     *
     * @param members how many
     * @param basePort the first one's group port; the others follow
     * @param jvmOptions of each
     * @param settings of the engine, beyond those that make the group
     * @param errors directory for what the processes say on their error streams
     */
    record Setup(int members, int basePort, List<String> jvmOptions, Map<String, String> settings, Path errors) {}

    /** Starts all members and waits until every one sees all in its view. */
    static ProcessGroup start(Setup setup) throws InterruptedException {
        ProcessGroup group = new ProcessGroup();
        try {
            Files.createDirectories(setup.errors());
            for (int index = 0; index < setup.members(); index++) {
                group.members.add(group.startMember(setup, index));
            }
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

    private MemberProcess startMember(Setup setup, int index) throws IOException {
        String name = name(index);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(setup.jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BenchmarkMember.class.getName()));
        settings(setup, index).forEach((key, value) -> command.add(key + "=" + value));
        return new MemberProcess(
                name, command, setup.errors().resolve(name + ".err").toFile(), order);
    }

    private static Map<String, String> settings(Setup setup, int index) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("group", "benchmark");
        settings.put("memberName", name(index));
        settings.put("memberList", everyMember(setup, ProcessGroup::name));
        settings.put("seeds", everyMember(setup, member -> "127.0.0.1:" + (setup.basePort() + member)));
        settings.put("port", Integer.toString(setup.basePort() + index));
        settings.putAll(setup.settings());
        return settings;
    }

    private static String name(int index) {
        return "m" + index;
    }

    private static String everyMember(Setup setup, java.util.function.IntFunction<String> text) {
        return IntStream.range(0, setup.members()).mapToObj(text).collect(Collectors.joining(","));
    }

    /** The live members. */
    List<MemberProcess> members() {
        return List.copyOf(members);
    }

    void tellAll(Line command) {
        members.forEach(member -> member.tell(command));
    }

    /** Tells all at once, then gathers the answers by member. */
    Map<String, Line> askAll(Line command, String answer) throws InterruptedException {
        tellAll(command);
        Map<String, Line> answers = new LinkedHashMap<>();
        for (MemberProcess member : members) {
            answers.put(member.name(), member.await(answer, ANSWER_LIMIT));
        }
        return answers;
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
    long verify() throws InterruptedException {
        Map<String, Line> outcomes = askAll(Line.of(Words.STOP), Words.STOPPED);
        Map<String, Line> states = askAll(Line.of(Words.TELL), Words.STATE);
        for (int tries = 0; tries < QUIET_TRIES && !OrderCheck.isQuiet(outcomes, states); tries++) {
            Thread.sleep(QUIET_PAUSE_MILLIS);
            states = askAll(Line.of(Words.TELL), Words.STATE);
        }
        order.judge(outcomes, states);
        return states.values().iterator().next().number("position");
    }

    @Override
    public void close() {
        members.forEach(MemberProcess::close);
    }
}
