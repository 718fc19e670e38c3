package io.xcom4ee.chaos.lab;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The namespaces of one run and the switch between them. Members are counted from 1.
 *
 * <p>The switch is a child process that removes everything when its input ends, so nothing is left behind however this
 * process ends. Thread-safe.
 */
public final class Network implements AutoCloseable {
    private static final String PROGRAM = "network.py";
    /** Before others, the switch as well: that the machine has more to do must not become a fault that nobody planned. */
    private static final String PRIORITY = "-10";

    private static final long CLOSE_SECONDS = 20;

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;
    private final String prefix;
    /** By member: how many want its interface down. */
    private final Map<Integer, Integer> downs = new HashMap<>();

    private Network(Process process, String prefix) {
        this.process = process;
        this.commands = process.outputWriter();
        this.answers = process.inputReader();
        this.prefix = prefix;
    }

    /** Makes namespaces for so many members; program and complaints go into the directory. */
    public static Network open(int members, long seed, Path directory) throws IOException {
        Path program = directory.resolve(PROGRAM);
        try (InputStream resource = Network.class.getResourceAsStream(PROGRAM)) {
            if (resource == null) {
                throw new IOException(PROGRAM + " is not in this program");
            }
            Files.copy(resource, program, StandardCopyOption.REPLACE_EXISTING);
        }
        String prefix = "xc" + ProcessHandle.current().pid() + "n";
        Process process = new ProcessBuilder(
                        "nice",
                        "-n",
                        PRIORITY,
                        "python3",
                        program.toString(),
                        prefix,
                        Integer.toString(members),
                        Long.toString(seed))
                .redirectError(directory.resolve("network.err").toFile())
                .start();
        Network network = new Network(process, prefix);
        network.expect("ready");
        return network;
    }

    /** What goes before a command to run it at a member's place. */
    public List<String> at(int member) {
        return List.of("nice", "-n", PRIORITY, "ip", "netns", "exec", prefix + member);
    }

    /** The address of a member. */
    public String address(int member) {
        return "10.78.0." + member;
    }

    /** Drops everything on the way from one member to another. */
    public void block(int from, int to) {
        tell("block " + from + " " + to);
    }

    /** Drops nothing any more. */
    public void heal() {
        tell("heal");
    }

    /** Sets how good a way is. */
    public void quality(int from, int to, Quality quality) {
        tell("link " + from + " " + to + quality.words());
    }

    /**
     * Takes a member's interface down: its connections stay half open, at both ends. Whoever has done so must call
     * {@link #up}; the interface is up again when all have.
     */
    public synchronized void down(int member) {
        tell("down " + member);
        downs.merge(member, 1, Integer::sum);
    }

    /** Brings a member's interface back, unless somebody else still wants it down. */
    public synchronized void up(int member) {
        if (downs.merge(member, -1, Integer::sum) == 0) {
            tell("up " + member);
        }
    }

    /** How many frames a member's interface has refused so far: it was down, or its queue was full. */
    public synchronized long refused(int member) {
        say("refused " + member);
        return Long.parseLong(hear());
    }

    /** Has this empty directory, or this file, removed in the end if it is there. */
    public void remember(Path path) {
        tell("remember " + path);
    }

    /** What happened to frames so far, by kind. */
    public synchronized Map<String, Long> statistics() {
        say("stats");
        String answer = hear();
        Map<String, Long> statistics = new LinkedHashMap<>();
        Arrays.stream(answer.split(" ", -1)).skip(1).forEach(pair -> {
            int equals = pair.indexOf('=');
            statistics.put(pair.substring(0, equals), Long.parseLong(pair.substring(equals + 1)));
        });
        return statistics;
    }

    private synchronized void tell(String command) {
        say(command);
        expect("done");
    }

    private void say(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException ended) {
            throw new UncheckedIOException("the switch has ended, see network.err", ended);
        }
    }

    private void expect(String answer) {
        String heard = hear();
        if (!answer.equals(heard)) {
            throw new IllegalStateException("the switch said '" + heard + "' and not '" + answer + "'");
        }
    }

    private String hear() {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("the switch has ended, see network.err");
            }
            return line;
        } catch (IOException broken) {
            throw new UncheckedIOException("the switch has ended, see network.err", broken);
        }
    }

    /** Kills what runs in the namespaces, and removes them. Does not take the monitor: a shutdown must not wait. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException ended) {
            // It has ended, and has removed everything before.
            return;
        } catch (InterruptedException interrupted) {
            // It goes on removing by itself.
            Thread.currentThread().interrupt();
        }
    }
}
