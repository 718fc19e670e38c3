package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.comparison.ComparedGroup.Setup;
import io.xcom4ee.benchmarks.group.BenchmarkFailure;
import io.xcom4ee.benchmarks.group.Json;
import io.xcom4ee.benchmarks.group.JvmOptions;
import io.xcom4ee.benchmarks.group.Machine;
import io.xcom4ee.benchmarks.group.Progress;
import io.xcom4ee.benchmarks.systems.ComparedSystem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares group communication systems on this machine. Ends with 0 if every run held its promises, else with 1. */
@Command(
        name = "comparison",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Runs the compared systems in turn, each in processes of its own on the loopback interface. An"
                + " empty value means the default.")
public final class Comparison implements Callable<Integer> {
    private static final int FAILURE_RATE = 3_000;
    private static final String PEERS_LOG_WARNINGS = "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn";

    @Spec
    private CommandSpec spec;

    @Option(names = "--systems", defaultValue = "", description = "as xcom,jgroups; default: all")
    private String systems;

    @Option(names = "--work", defaultValue = "", description = "throughput, latency, failure, growth; default: all")
    private String work;

    @Option(names = "--sizes", defaultValue = "", description = "bytes of messages, at least 24")
    private String sizes;

    @Option(names = "--members", defaultValue = "", description = "sizes of groups, as 3,5")
    private String members;

    @Option(names = "--rounds", defaultValue = "5", description = "turns of every system")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "5", description = "of each measurement")
    private int seconds;

    @Option(
            names = "--first-warm-up",
            defaultValue = "35",
            description =
                    "seconds for which three fresh processes work before all measurements, since they compile their"
                            + " code meanwhile; more members work for longer, in proportion")
    private int firstWarmUpSeconds;

    @Option(names = "--warm-up", defaultValue = "9", description = "seconds before each measurement, likewise")
    private int warmUpSeconds;

    @Option(
            names = "--window",
            defaultValue = "0",
            description = "messages of each sender on their way; 0: 512 small ones, fewer large ones, 4 MiB in all")
    private int window;

    @Option(
            names = "--rate",
            defaultValue = "0",
            description = "messages per second of all senders together in latency and failure; 0: half of what the"
                    + " slowest system can in latency, " + FAILURE_RATE + " in failure")
    private int rate;

    @Option(names = "--heap", defaultValue = "512m", description = "of every process")
    private String heap;

    @Option(
            names = "--jvm-option",
            description = "of every process, for trials; may be repeated. What can be tuned by system properties is in"
                    + " the classes and files of the package systems.")
    private List<String> jvmOptions = List.of();

    @Option(names = "--base-port", defaultValue = "26000", description = "the first of the ports that are used in turn")
    private int basePort;

    @Option(names = "--output", defaultValue = "target", description = "directory for comparison.json and the plots")
    private Path output;

    private final Summary summary = new Summary();

    /** Runs with the arguments of a command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Comparison()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        ComparisonPlan plan = plan();
        Path scratch = Scratch.create();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Scratch.deleteQuietly(scratch)));
        List<String> options = new ArrayList<>(JvmOptions.of(heap));
        options.add(PEERS_LOG_WARNINGS);
        options.addAll(jvmOptions);
        out.printf("%s, load %.1f; every process with %s%n", Machine.describe(), Machine.load(), options);
        out.flush();
        Setup setup = new Setup(options, basePort, scratch, output.resolve("comparison-errors"));
        Progress progress = new Progress(out);
        try (TaskRunner runner = new TaskRunner(plan, setup, warmUp(), run -> {
            summary.add(run);
            progress.say("  %s", Table.brief(run));
        })) {
            runAll(plan, runner, progress);
        }
        new Table(summary).print(out);
        out.printf("%nWritten: %s and beside it %s%n", write(), drawn());
        out.flush();
        return summary.failures().isEmpty() ? 0 : 1;
    }

    private WarmUp warmUp() {
        return new WarmUp(Duration.ofSeconds(firstWarmUpSeconds), Duration.ofSeconds(warmUpSeconds));
    }

    private ComparisonPlan plan() {
        try {
            return new ComparisonPlan(
                    parse(systems, ComparedSystem::of, List.of(ComparedSystem.values())),
                    parse(work, Work::of, List.of(Work.values())),
                    parse(sizes, Integer::valueOf, List.of()),
                    parse(members, Integer::valueOf, List.of()),
                    rounds,
                    seconds,
                    window,
                    rate);
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    static <T> List<T> parse(String text, Function<String, T> parse, List<T> otherwise) {
        return text.isBlank()
                ? otherwise
                : Arrays.stream(text.split(",")).map(String::strip).map(parse).toList();
    }

    private void runAll(ComparisonPlan plan, TaskRunner runner, Progress progress)
            throws InterruptedException, IOException {
        List<Task> tasks = plan.tasks();
        Estimate estimate = new Estimate(plan, warmUp(), tasks);
        double latencyRate = rate;
        long startNanos = System.nanoTime();
        for (Task task : tasks) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
            progress.say("%s; about %d min left", task, estimate.left(elapsed).toSeconds() / 60 + 1);
            if (task.work() == Work.LATENCY && latencyRate == 0) {
                latencyRate = rateThatAllKeep(plan, runner, task.members(), progress);
            }
            double asked = task.work() == Work.LATENCY ? latencyRate : rate > 0 ? rate : FAILURE_RATE;
            runner.run(task, asked);
            estimate.done(task);
            write();
        }
    }

    /** Half of what the slowest of the ordering systems can. */
    private double rateThatAllKeep(ComparisonPlan plan, TaskRunner runner, int groupSize, Progress progress)
            throws InterruptedException {
        int bytes = plan.sizes(Work.LATENCY).get(0);
        double slowest = Double.MAX_VALUE;
        for (ComparedSystem system : plan.systems()) {
            try {
                double perSecond = runner.calibrate(new Task(Work.LATENCY, system, groupSize, bytes, 0));
                progress.say("  %s can do %,.0f/s", system.id(), perSecond);
                slowest = Math.min(slowest, perSecond);
            } catch (BenchmarkFailure failure) {
                progress.say("  %s FAILED to show how much it can: %s", system.id(), failure.getMessage());
            }
        }
        return slowest / 2;
    }

    private List<String> drawn() throws IOException {
        Map<String, String> files = new Plots(summary).draw();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(output.resolve(file.getKey()), file.getValue());
        }
        return List.copyOf(files.keySet());
    }

    private Path write() throws IOException {
        Files.createDirectories(output);
        Path file = output.resolve("comparison.json");
        Files.writeString(file, Json.of(summary.runs().stream().map(Run::toMap).toList()) + "\n");
        return file;
    }
}
