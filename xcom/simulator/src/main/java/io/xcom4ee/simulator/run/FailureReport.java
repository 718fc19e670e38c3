package io.xcom4ee.simulator.run;

import io.xcom4ee.simulator.options.Options;
import io.xcom4ee.simulator.options.OptionsDraw;
import io.xcom4ee.simulator.options.Scenario;
import io.xcom4ee.simulator.process.MemberFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Tells people of failed runs, at once, so that a long batch need not end before somebody can look: the last lines of the
 * trace, and a file with what is left when everything is left out that the failure does not need.
 *
 * <p>Takes runs from any thread, and tells of one at a time.
 */
public final class FailureReport implements Consumer<Outcome> {
    private static final int LAST_LINES = 60;
    private static final int SHRUNK_MOST = 3;
    private static final int RUNS_MOST = 300;

    private final PrintWriter out;
    private final Path directory;
    private final MemberFactory factory;
    private int shrunk;

    /**
     * Reports to here.
     *
     * @param directory of the scenario files; made when there is one
     */
    public FailureReport(PrintWriter out, Path directory, MemberFactory factory) {
        this.out = out;
        this.directory = directory;
        this.factory = factory;
    }

    /** Takes every run, and tells of those that failed. */
    @Override
    public void accept(Outcome outcome) {
        if (outcome.failure().isPresent()) {
            tell(outcome);
        }
    }

    private synchronized void tell(Outcome failed) {
        long seed = failed.options().seed();
        Options options = OptionsDraw.draw(seed);
        out.println(Replay.story(options, factory, LAST_LINES));
        out.println("The whole story: " + Replay.command("seed", seed));
        if (shrunk < SHRUNK_MOST) {
            shrunk++;
            out.println("Leaving out what this failure does not need, " + RUNS_MOST + " runs at most ...");
            Scenario scenario = Shrinker.shrink(failed, options, factory, RUNS_MOST);
            out.println(scenario.text());
            out.println("Its story: " + Replay.command("scenario", write(scenario)));
        }
    }

    private Path write(Scenario scenario) {
        Path file = directory.resolve("seed-" + scenario.seed() + ".scenario");
        try {
            Files.createDirectories(directory);
            return Files.writeString(file, scenario.text());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the scenario to " + file, failed);
        }
    }
}
