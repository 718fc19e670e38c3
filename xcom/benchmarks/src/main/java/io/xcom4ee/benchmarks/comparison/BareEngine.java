package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.comparison.ComparedGroup.Setup;
import io.xcom4ee.benchmarks.comparison.Run.Case;
import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import io.xcom4ee.benchmarks.systems.ComparedSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A group of this project's engine that lives as long as somebody asks for measurements of it: for whoever measures something else in
 * turn with it. Every {@link Words#MEASURE} line on the standard input, with {@code senders} (all members or 1), {@code bytes},
 * {@code window}, {@code warmUpMillis} and {@code millis}, is answered by a {@link Words#MEASURED} line. It ends with its standard
 * input, or with an error if a run did not hold its promises.
 */
public final class BareEngine {
    private final ComparedGroup group;
    private final int members;

    private BareEngine(ComparedGroup group, int members) {
        this.group = group;
        this.members = members;
    }

    /** Arguments: a directory for the errors of the members, the first port, how many members, options of their Java processes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path errors = Path.of(arguments[0]);
        int basePort = Integer.parseInt(arguments[1]);
        int members = Integer.parseInt(arguments[2]);
        List<String> options = List.of(Arrays.copyOfRange(arguments, 3, arguments.length));
        Path scratch = Scratch.create();
        try (ComparedGroup group = ComparedGroup.start(
                new Setup(options, basePort, scratch, errors),
                new Task(Work.THROUGHPUT, ComparedSystem.XCOM, members, 0, 1))) {
            System.out.println(Line.of(Words.READY));
            new BareEngine(group, members).answer();
        } finally {
            Scratch.delete(scratch);
        }
    }

    private void answer() throws IOException, InterruptedException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            Map<Figure, Double> figures = measure(Line.parse(text));
            System.out.println(Line.of(
                    Words.MEASURED,
                    "perSecond",
                    figures.get(Figure.DELIVERIES_PER_SECOND),
                    "cpuMicros",
                    figures.get(Figure.CPU_MICROS_PER_MESSAGE)));
        }
    }

    private Map<Figure, Double> measure(Line asked) throws InterruptedException {
        int senders = (int) asked.number("senders");
        int window = (int) asked.number("window");
        Case measured = new Case(Work.THROUGHPUT, "", members, senders, (int) asked.number("bytes"));
        Measurements measurements = new Measurements(
                group, Duration.ofMillis(asked.number("warmUpMillis")), Duration.ofMillis(asked.number("millis")));
        return senders == 1
                ? measurements.throughputOfOne(measured, window)
                : measurements.throughputOfAll(measured, window);
    }
}
