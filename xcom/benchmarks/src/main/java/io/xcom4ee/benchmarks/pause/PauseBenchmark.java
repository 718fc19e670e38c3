package io.xcom4ee.benchmarks.pause;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keeps one of several member processes from its work while all send as much as they can, and lets it go on. */
@Command(
        name = "pause-benchmark",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Measures memory and throughput of a group while one of its processes is paused, slow or gone.")
public final class PauseBenchmark implements Callable<Integer> {
    private static final long MEBIBYTE = 1024 * 1024;

    @Spec
    private CommandSpec spec;

    @Option(names = "--members", defaultValue = "3", description = "processes in the group")
    private int members;

    @Option(names = "--bytes", split = ",", defaultValue = "1024,65536,4194304", description = "sizes of messages")
    private List<Integer> sizesBytes;

    @Option(names = "--open-bytes", defaultValue = "8388608", description = "open broadcasts of each member, in bytes")
    private int openBytes;

    @Option(
            names = "--failure",
            split = ",",
            defaultValue = "PAUSED",
            description = "what happens to one: ${COMPLETION-CANDIDATES}")
    private List<Failure> failures;

    @Option(names = "--pause", split = ",", defaultValue = "1,5,25", description = "seconds for which it lasts")
    private List<Integer> pausesSeconds;

    @Option(names = "--observe", defaultValue = "5", description = "seconds of load before it")
    private int observeSeconds;

    @Option(names = "--return-limit", defaultValue = "60", description = "seconds within which it must be back")
    private int returnSeconds;

    @Option(names = "--heap", defaultValue = "128m", description = "-Xmx of each process")
    private String heap;

    @Option(names = "--base-port", defaultValue = "27200", description = "port of the first member; the others follow")
    private int basePort;

    @Option(names = "--output", defaultValue = "pause-benchmark", description = "directory for what processes complain")
    private File output;

    @Option(names = "--setting", description = "of the engine, as key=value; may be repeated", paramLabel = "key=value")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** Runs with the arguments of a command line; ends with 0 if no process failed and every paused one came back. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PauseBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Files.createDirectories(output.toPath());
        out.printf("%d processes, -Xmx%s, settings %s%n", members, heap, settings);
        out.println(
                "| failure | message | for | survivors before | during | heap kept | resident at most | back after | as | overruns |");
        boolean good = true;
        for (Failure failure : failures) {
            for (int bytes : sizesBytes) {
                for (int pause : pausesSeconds) {
                    good &= run(out, failure, bytes, pause);
                }
            }
        }
        return good ? 0 : 1;
    }

    private boolean run(PrintWriter out, Failure failure, int bytes, int pauseSeconds)
            throws IOException, InterruptedException {
        List<PausedProcess> group = new ArrayList<>();
        try {
            for (int index = 0; index < members; index++) {
                group.add(start(index, bytes));
            }
            awaitWhole(group);
            return measure(out, group, failure, bytes, pauseSeconds);
        } finally {
            group.forEach(PausedProcess::close);
        }
    }

    private PausedProcess start(int index, int bytes) throws IOException {
        int window = Math.max(1, openBytes / bytes);
        return new PausedProcess(heap, bytes, window, settings(index), new File(output, "m" + index + ".err"));
    }

    private boolean measure(PrintWriter out, List<PausedProcess> group, Failure failure, int bytes, int pauseSeconds)
            throws IOException, InterruptedException {
        List<PausedProcess> survivors = group.subList(1, members);
        double before = perSecond(survivors, observeSeconds);
        PausedProcess failing = group.get(0);
        long viewsBefore = failing.state().number("views");
        Failure.Ongoing ongoing = failure.begin(failing);
        double during = perSecond(survivors, pauseSeconds);
        long kept = 0;
        long resident = 0;
        for (PausedProcess survivor : survivors) {
            kept = Math.max(kept, survivor.heapBytesKept());
            resident = Math.max(resident, survivor.residentBytesMost());
        }
        long position = survivors.get(0).state().number("position");
        PausedProcess returning = ongoing.end(() -> start(0, bytes));
        group.set(0, returning);
        long back = returning.awaitReturn(members, position, returnSeconds);
        out.printf(
                Locale.ROOT,
                "| %s | %,d B | %d s | %,.0f/s | %,.0f/s | %d MiB | %d MiB | %s | %s | %d |%n",
                failure,
                bytes,
                pauseSeconds,
                before,
                during,
                kept / MEBIBYTE,
                resident / MEBIBYTE,
                back < 0 ? "not back" : back + " ms",
                returning != failing || returning.state().number("views") > viewsBefore
                        ? "new incarnation"
                        : "the same member",
                returning.state().number("overruns"));
        out.flush();
        return back >= 0 && group.stream().allMatch(PausedProcess::isAlive);
    }

    private void awaitWhole(List<PausedProcess> group) throws InterruptedException {
        for (PausedProcess member : group) {
            member.awaitView(members, returnSeconds);
        }
    }

    /** Deliveries at each of these. */
    private static double perSecond(List<PausedProcess> group, int seconds) throws InterruptedException {
        long before = group.stream().mapToLong(PausedProcess::delivered).sum();
        Thread.sleep(seconds * 1000L);
        long after = group.stream().mapToLong(PausedProcess::delivered).sum();
        return (double) (after - before) / group.size() / seconds;
    }

    private Map<String, String> settings(int index) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("group", "pause");
        all.put("memberName", "m" + index);
        all.put("memberList", everyMember("m", 0));
        all.put("seeds", everyMember("127.0.0.1:", basePort));
        all.put("port", Integer.toString(basePort + index));
        all.putAll(settings);
        return all;
    }

    private String everyMember(String prefix, int first) {
        return IntStream.range(first, first + members)
                .mapToObj(number -> prefix + number)
                .collect(Collectors.joining(","));
    }
}
