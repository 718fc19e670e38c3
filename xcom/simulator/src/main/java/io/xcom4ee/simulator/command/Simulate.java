package io.xcom4ee.simulator.command;

import io.xcom4ee.simulator.options.Options;
import io.xcom4ee.simulator.options.OptionsDraw;
import io.xcom4ee.simulator.options.Scenario;
import io.xcom4ee.simulator.options.Selection;
import io.xcom4ee.simulator.process.CoreMember;
import io.xcom4ee.simulator.run.FailureReport;
import io.xcom4ee.simulator.run.Outcome;
import io.xcom4ee.simulator.run.Replay;
import io.xcom4ee.simulator.run.SeedBatch;
import io.xcom4ee.simulator.run.SeedBatch.Summary;
import io.xcom4ee.simulator.run.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs many seeds, or tells the story of one or of a scenario. What is given without a value counts as not given: a build passes all of it. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Simulates whole groups under seeded faults and checks what the group promises.")
public final class Simulate implements Callable<Integer> {
    private static final long SEEDS_DEFAULT = 500;

    @Option(names = "--seeds", description = "How many seeds; default 500.")
    private OptionalLong seeds = OptionalLong.empty();

    @Option(names = "--first-seed", description = "The first of them; default 1.")
    private OptionalLong firstSeed = OptionalLong.empty();

    @Option(names = "--minutes", description = "Run until this time is over, however many seeds that are.")
    private OptionalLong minutes = OptionalLong.empty();

    @Option(names = "--seed", description = "Tell the story of this seed, and nothing else.")
    private OptionalLong seed = OptionalLong.empty();

    @Option(names = "--scenario", description = "Tell the story of this file, which an earlier failure has left.")
    private String scenario = "";

    @Option(names = "--scenarios", description = "Where failures leave such files; default target/scenarios.")
    private Path scenarios = Path.of("target", "scenarios");

    @Option(names = "--threads", description = "How many at a time; default one per processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    private final PrintWriter out;
    private final LongSupplier nanoTime;

    private Simulate(PrintWriter out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    /** The command. Exit code 0: no seed failed; 1: some did; 2: it was not understood. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(commandLine(out, System::nanoTime).execute(arguments));
    }

    static CommandLine commandLine(PrintWriter out, LongSupplier nanoTime) {
        return new CommandLine(new Simulate(out, nanoTime))
                .registerConverter(
                        OptionalLong.class,
                        text -> text.isBlank() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text.strip())))
                .setOut(out)
                .setErr(out);
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (!scenario.isBlank()) {
            return tell(Scenario.parse(Files.readString(Path.of(scenario))));
        }
        return seed.isPresent() ? tell(seed.getAsLong(), Selection.EVERYTHING) : runBatch();
    }

    private int tell(Scenario told) {
        out.println(told.comment());
        return tell(told.seed(), told.selection());
    }

    private int tell(long told, Selection selection) {
        Options options = OptionsDraw.draw(told);
        out.println(selection.appliedTo(options));
        Outcome outcome = Simulation.run(options, selection, CoreMember::new, out::println);
        out.println(Replay.verdict(outcome));
        return outcome.failure().isPresent() ? 1 : 0;
    }

    private int runBatch() throws InterruptedException {
        long first = firstSeed.orElse(1);
        long count = seeds.orElse(minutes.isPresent() ? Long.MAX_VALUE - first : SEEDS_DEFAULT);
        Progress progress = new Progress(out, nanoTime);
        BooleanSupplier over =
                () -> minutes.isPresent() && progress.elapsedNanos() > TimeUnit.MINUTES.toNanos(minutes.getAsLong());

        FailureReport report = new FailureReport(out, scenarios, CoreMember::new);
        // Progress first: a report takes minutes.
        Summary summary = new SeedBatch(CoreMember::new, threads, progress.andThen(report)).run(first, count, over);

        out.println(summary.health());
        out.println(summary.line(progress.elapsedNanos()));
        return summary.failures().isEmpty() ? 0 : 1;
    }
}
