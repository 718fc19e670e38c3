package io.xcom4ee.simulator.command;

import io.xcom4ee.simulator.options.Options;
import io.xcom4ee.simulator.options.OptionsDraw;
import io.xcom4ee.simulator.process.CoreMember;
import io.xcom4ee.simulator.run.Outcome;
import io.xcom4ee.simulator.run.Replay;
import io.xcom4ee.simulator.run.SeedBatch;
import io.xcom4ee.simulator.run.SeedBatch.Summary;
import io.xcom4ee.simulator.run.Simulation;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs many seeds, or tells the story of one. What is given without a value counts as not given: a build passes all of it. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Simulates whole groups under seeded faults and checks what the group promises.")
public final class Simulate implements Callable<Integer> {
    private static final long SEEDS_DEFAULT = 500;
    private static final int LAST_LINES = 40;

    @Option(names = "--seeds", description = "How many seeds; default 500.")
    private OptionalLong seeds = OptionalLong.empty();

    @Option(names = "--first-seed", description = "The first of them; default 1.")
    private OptionalLong firstSeed = OptionalLong.empty();

    @Option(names = "--minutes", description = "Run until this time is over, however many seeds that are.")
    private OptionalLong minutes = OptionalLong.empty();

    @Option(names = "--seed", description = "Tell the story of this seed, and nothing else.")
    private OptionalLong seed = OptionalLong.empty();

    @Option(names = "--threads", description = "How many at a time; default one per processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    private final PrintWriter out;

    Simulate(PrintWriter out) {
        this.out = out;
    }

    /** The command. Exit code 0: no seed failed; 1: some did; 2: it was not understood. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(commandLine(out).execute(arguments));
    }

    static CommandLine commandLine(PrintWriter out) {
        return new CommandLine(new Simulate(out))
                .registerConverter(
                        OptionalLong.class,
                        text -> text.isBlank() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text.strip())))
                .setOut(out)
                .setErr(out);
    }

    @Override
    public Integer call() throws InterruptedException {
        return seed.isPresent() ? tell(seed.getAsLong()) : runBatch();
    }

    private int tell(long told) {
        Options options = OptionsDraw.draw(told);
        out.println(options);
        Outcome outcome = Simulation.run(options, CoreMember::new, out::println);
        out.println(Replay.verdict(outcome));
        return outcome.failure().isPresent() ? 1 : 0;
    }

    private int runBatch() throws InterruptedException {
        long first = firstSeed.orElse(1);
        long count = seeds.orElse(minutes.isPresent() ? Long.MAX_VALUE - first : SEEDS_DEFAULT);
        long started = System.nanoTime();
        BooleanSupplier over = () ->
                minutes.isPresent() && System.nanoTime() - started > TimeUnit.MINUTES.toNanos(minutes.getAsLong());

        Summary summary = new SeedBatch(CoreMember::new, threads, this::tellFailure).run(first, count, over);

        out.println(summary.health());
        out.println(summary.line(System.nanoTime() - started));
        return summary.failures().isEmpty() ? 0 : 1;
    }

    /** At once, so that a long run need not end before somebody can look. */
    private void tellFailure(Outcome failed) {
        long failedSeed = failed.options().seed();
        String story = Replay.story(OptionsDraw.draw(failedSeed), CoreMember::new, LAST_LINES);
        synchronized (out) {
            out.println(story);
            out.println("The whole story: " + Replay.command(failedSeed));
        }
    }
}
