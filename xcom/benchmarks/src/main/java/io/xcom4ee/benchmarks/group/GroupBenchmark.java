package io.xcom4ee.benchmarks.group;

import io.xcom4ee.benchmarks.group.ProcessGroup.Setup;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures groups of processes on this machine. Ends with 0 if every guarantee held in every run, else with 1. */
@Command(
        name = "group-benchmark",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Starts groups of member processes on the loopback interface, measures and checks them.")
public final class GroupBenchmark implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--members", defaultValue = "3", description = "processes in a group; a fail-over needs 3 or more")
    private int members;

    @Option(
            names = "--bytes",
            split = ",",
            defaultValue = "64,1024,16384",
            description = "sizes of messages, at least 16")
    private List<Integer> sizesBytes;

    @Option(names = "--window", split = ",", defaultValue = "512", description = "open broadcasts of each member")
    private List<Integer> windows;

    @Option(names = "--warm-up", defaultValue = "5", description = "seconds before each measurement")
    private int warmUpSeconds;

    @Option(names = "--measure", defaultValue = "10", description = "seconds of each measurement")
    private int measureSeconds;

    @Option(
            names = "--repetitions",
            defaultValue = "3",
            description = "of throughput and latency, each with fresh processes; 0 leaves them out")
    private int repetitions;

    @Option(names = "--latency-bytes", defaultValue = "64", description = "size of messages whose latency is measured")
    private int latencyBytes;

    @Option(names = "--pace", defaultValue = "1000", description = "broadcasts of each member per second at fixed rate")
    private int pacePerSecond;

    @Option(names = "--fail-overs", defaultValue = "6", description = "how often a member is killed; 0 leaves it out")
    private int failOvers;

    @Option(
            names = "--fail-over-bytes",
            defaultValue = "1024",
            description = "size of messages while a member is killed")
    private int failOverBytes;

    @Option(names = "--observe", defaultValue = "5", description = "seconds before and after a kill that are watched")
    private int observeSeconds;

    @Option(names = "--base-port", defaultValue = "25000", description = "port of the first member; the others follow")
    private int basePort;

    @Option(
            names = "--jvm-option",
            description = "of each member's process; may be repeated; replaces the default -Xms512m -Xmx512m"
                    + " -XX:+UseParallelGC and huge pages where the system has them")
    private List<String> jvmOptions = JvmOptions.of("512m");

    @Option(names = "--setting", description = "of the engine, as key=value; may be repeated", paramLabel = "key=value")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--output",
            defaultValue = "target/group-benchmark",
            description = "directory for results.json and what the processes say on their error streams")
    private Path output;

    /** Runs with the arguments of a command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new GroupBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        Results results = new Results();
        Map<String, Object> machine = Machine.describe();
        machine.put("loadBefore", Machine.load());
        out.printf("%s%nJVM options of each member: %s; engine settings: %s%n", machine, jvmOptions, settings);
        out.flush();
        try {
            measure(results, new Progress(out));
        } catch (BenchmarkFailure failure) {
            out.flush();
            spec.commandLine().getErr().println("FAILED: " + failure.getMessage());
            return 1;
        }
        machine.put("loadAfter", Machine.load());
        Report report = new Report(results);
        report.print(out);
        out.printf("Load of the machine: %s before, %s after%n", machine.get("loadBefore"), machine.get("loadAfter"));
        out.printf("Written: %s%n", write(machine, report));
        out.flush();
        return 0;
    }

    private void measure(Results results, Progress progress) throws InterruptedException {
        Plan plan = new Plan(
                sizesBytes,
                windows,
                Duration.ofSeconds(warmUpSeconds),
                Duration.ofSeconds(measureSeconds),
                repetitions,
                pacePerSecond,
                latencyBytes,
                failOvers,
                failOverBytes,
                Duration.ofSeconds(observeSeconds));
        Setup setup = new Setup(members, basePort, jvmOptions, settings, output);
        SpeedScenario speed = new SpeedScenario(plan, progress, results);
        for (int repetition = 1; repetition <= plan.repetitions(); repetition++) {
            progress.say("repetition %d of %d: starting %d processes", repetition, plan.repetitions(), members);
            try (ProcessGroup group = ProcessGroup.start(setup)) {
                speed.run(group, repetition);
            }
        }
        FailOverScenario failOver = new FailOverScenario(plan, progress, results);
        for (int repetition = 1; repetition <= plan.failOvers(); repetition++) {
            progress.say("fail-over %d of %d: starting %d processes", repetition, plan.failOvers(), members);
            try (ProcessGroup group = ProcessGroup.start(setup)) {
                failOver.run(group, repetition);
            }
        }
    }

    private Path write(Map<String, Object> machine, Report report) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine);
        all.put("members", members);
        all.put("jvmOptions", jvmOptions);
        all.put("settings", settings);
        all.putAll(report.toMap());
        Path file = output.resolve("results.json");
        Files.writeString(file, Json.of(all) + "\n");
        return file;
    }
}
