package io.xcom4ee.simulator.command;

import io.xcom4ee.simulator.options.OptionsDraw;
import io.xcom4ee.simulator.process.CoreMember;
import io.xcom4ee.simulator.run.Outcome;
import io.xcom4ee.simulator.run.Replay;
import io.xcom4ee.simulator.run.SeedBatch;
import io.xcom4ee.simulator.run.SeedBatch.Summary;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs many seeds, or tells the story of one. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Simulates whole groups under seeded faults and checks what the group promises.")
public final class Simulate implements Callable<Integer> {
    @Option(names = "--seed", description = "Tell the story of this seed, and nothing else.")
    private long seed = -1;

    @Option(names = "--lines", description = "The last so many lines of the story; default ${DEFAULT-VALUE}.")
    private int lines = 80;

    @Option(names = "--first", description = "The first seed of a batch; default ${DEFAULT-VALUE}.")
    private long first = 1;

    @Option(names = "--count", description = "How many seeds; default ${DEFAULT-VALUE}.")
    private long count = 500;

    @Option(names = "--threads", description = "How many at a time; default ${DEFAULT-VALUE}.")
    private int threads = 2;

    private final PrintWriter out;

    Simulate(PrintWriter out) {
        this.out = out;
    }

    /** The command. Exit code 0: no seed failed. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
        System.exit(new CommandLine(new Simulate(out)).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (seed >= 0) {
            out.println(Replay.story(OptionsDraw.draw(seed), CoreMember::new, lines));
            return 0;
        }
        long started = System.nanoTime();
        SeedBatch batch = new SeedBatch(CoreMember::new, threads, failed -> out.println(describe(failed)));
        Summary summary = batch.run(first, count, () -> false);
        out.println(summary.health());
        out.println(summary.line(System.nanoTime() - started));
        return summary.failures().isEmpty() ? 0 : 1;
    }

    private static String describe(Outcome failed) {
        String story =
                failed.failure().orElseThrow().story().lines().findFirst().orElse("");
        return String.format(
                Locale.ROOT,
                "seed %d %s of %d: %s",
                failed.options().seed(),
                failed.options().profile(),
                failed.options().listed(),
                story);
    }
}
