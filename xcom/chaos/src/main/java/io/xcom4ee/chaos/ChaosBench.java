package io.xcom4ee.chaos;

import io.xcom4ee.chaos.fault.FaultKind;
import io.xcom4ee.chaos.lab.Requirements;
import io.xcom4ee.chaos.measure.Failure;
import io.xcom4ee.chaos.measure.Figures;
import io.xcom4ee.chaos.measure.GapMeasure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Real groups under faults. Ends with 0 if every promise was kept, with 1 if not, with 2 if it cannot run here. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = "Real processes in network namespaces under faults; everything they deliver is checked.")
public final class ChaosBench {
    private static final int BROKEN = 1;
    private static final int NOT_HERE = 2;

    /** Runs with the arguments of a command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ChaosBench()).execute(arguments));
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Faults by chance, in groups of several sorts. */
    @Command(name = "run", mixinStandardHelpOptions = true, showDefaultValues = true)
    int run(
            @Option(names = "--seed", defaultValue = "1", description = "of run 1; the next ones count up") long seed,
            @Option(names = "--first", defaultValue = "1", description = "number of the first run, to repeat it alone")
                    int first,
            @Option(names = "--runs", defaultValue = "8", description = "how many, of the eight sorts by turns")
                    int runs,
            @Option(
                            names = "--seconds",
                            defaultValue = "75",
                            description = "of faults in each run, at least; more until each kind has hit something")
                    int seconds,
            @Option(names = "--output", defaultValue = "target/chaos", description = "directory for everything")
                    Path output)
            throws InterruptedException, IOException {
        if (!canRunHere()) {
            return NOT_HERE;
        }
        List<FaultKind> kinds = PossibleFaults.kinds(ChaosBench::say);
        List<RunProfile> profiles = RunProfile.all();
        List<RunResult> results = new ArrayList<>();
        for (int index = first - 1; index < first - 1 + runs; index++) {
            RunProfile profile = profiles.get(index % profiles.size());
            Path directory = output.resolve("run-" + (index + 1));
            RunResult result = ChaosRun.run(profile, kinds, seed + index, Duration.ofSeconds(seconds), directory);
            results.add(result);
            say(Report.line(result));
            result.allViolations().forEach(violation -> say(ChaosMessage.VIOLATIONS.text(violation)));
        }
        Report report = new Report(results);
        report.write(output);
        say("Written: " + output.resolve("report.md") + " and report.json");
        say(report.lastLine());
        return report.violations() == 0 ? 0 : BROKEN;
    }

    /** One failure at a time, at default settings, and how long it was felt. */
    @Command(name = "measure", mixinStandardHelpOptions = true, showDefaultValues = true)
    int measure(
            @Option(
                            names = "--failures",
                            split = ",",
                            defaultValue = "KILL,STOP,LINK,MINORITY",
                            description = "some of ${COMPLETION-CANDIDATES}")
                    List<Failure> failures,
            @Option(names = "--members", defaultValue = "3", description = "of the group") int members,
            @Option(names = "--repetitions", defaultValue = "10", description = "of each failure") int repetitions,
            @Option(names = "--rate", defaultValue = "500", description = "broadcasts of each member per second")
                    int perSecond,
            @Option(names = "--output", defaultValue = "target/chaos", description = "directory for everything")
                    Path output)
            throws InterruptedException, IOException {
        if (!canRunHere()) {
            return NOT_HERE;
        }
        boolean good = true;
        say(Figures.HEAD);
        for (Failure failure : failures) {
            Path directory = output.resolve("measure-" + failure.name().toLowerCase(Locale.ROOT));
            Figures figures = GapMeasure.run(failure, members, repetitions, perSecond, directory);
            say(figures.row());
            figures.verdict().violations().forEach(violation -> say(ChaosMessage.VIOLATIONS.text(violation)));
            good &= figures.isGood();
        }
        return good ? 0 : BROKEN;
    }

    private static boolean canRunHere() {
        List<String> missing = Requirements.missing();
        if (!missing.isEmpty()) {
            say(ChaosMessage.NOT_HERE.text(String.join("; ", missing)));
        }
        return missing.isEmpty();
    }
}
