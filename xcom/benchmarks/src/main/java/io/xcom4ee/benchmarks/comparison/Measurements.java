package io.xcom4ee.benchmarks.comparison;

import io.xcom4ee.benchmarks.comparison.Run.Case;
import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import io.xcom4ee.benchmarks.group.BenchmarkFailure;
import io.xcom4ee.benchmarks.group.MemberProcess;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The measurements of one group. Every one begins with a group that is quiet and ends by checking it. */
final class Measurements {
    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final Duration BEFORE_KILL = Duration.ofSeconds(1);

    private final ComparedGroup group;
    private final Duration warmUp;
    private final Duration measure;

    Measurements(ComparedGroup group, Duration warmUp, Duration measure) {
        this.group = group;
        this.warmUp = warmUp;
        this.measure = measure;
    }

    /** All members keep a window full for as long as one warms up. Nothing is measured, but all is checked. */
    void warmUp(int bytes, int window) throws InterruptedException {
        group.tellAll(load(bytes, window));
        Thread.sleep(warmUp.toMillis());
        group.verifyWhole();
    }

    private static Line load(int bytes, int window) {
        return Line.of(Words.LOAD, "bytes", bytes, "window", window);
    }

    /** All members keep a window full; what lives on their heaps is looked at after the measurement. */
    Map<Figure, Double> throughputOfAll(Case asked, int window) throws InterruptedException {
        group.tellAll(load(asked.sizeBytes(), window));
        Thread.sleep(warmUp.toMillis());
        Measured measured = new Measured();
        measured.add(measure(measure));
        double heap = group.askAll(Line.of(Words.HEAP), Words.LIVE_HEAP).values().stream()
                .mapToLong(line -> line.number("bytes"))
                .max()
                .orElseThrow();
        group.verifyWhole();
        Map<Figure, Double> figures = measured.usage();
        figures.put(Figure.LIVE_HEAP_BYTES, heap);
        return figures;
    }

    /** Only one member sends; every member has its turn, because in some systems it matters who it is. */
    Map<Figure, Double> throughputOfOne(Case asked, int window) throws InterruptedException {
        return eachInTurn(load(asked.sizeBytes(), window)).usage();
    }

    /** One message is on its way in the whole group; every member has its turn. */
    Map<Figure, Double> closedLoop(Case asked) throws InterruptedException {
        return eachInTurn(Line.of(Words.LOAD, "bytes", asked.sizeBytes(), "window", 1, "timed", 1))
                .withLatencies(group.members().size());
    }

    private Measured eachInTurn(Line load) throws InterruptedException {
        int turns = group.members().size();
        Measured measured = new Measured();
        for (MemberProcess sender : group.members()) {
            sender.tell(load);
            Thread.sleep(warmUp.dividedBy(turns).toMillis());
            measured.add(measure(measure.dividedBy(turns)));
            group.verifyWhole();
        }
        return measured;
    }

    /** All members send at a fixed rate. */
    Map<Figure, Double> fixedRate(Case asked, int perSecondOfEach) throws InterruptedException {
        group.tellAll(Line.of(Words.LOAD, "bytes", asked.sizeBytes(), "perSecond", perSecondOfEach, "timed", 1));
        Thread.sleep(warmUp.toMillis());
        Measured measured = new Measured();
        measured.add(measure(measure));
        group.verifyWhole();
        return measured.withLatencies(group.members().size());
    }

    private Collection<Line> measure(Duration interval) throws InterruptedException {
        return group.askAll(Line.of(Words.MEASURE, "millis", interval.toMillis()), Words.MEASURED)
                .values();
    }

    /** All members send at a fixed rate, and the leader, or else one of them, is killed. */
    Map<Figure, Double> failure(Case asked, int perSecondOfEach, int round) throws InterruptedException {
        group.tellAll(Line.of(Words.LOAD, "bytes", asked.sizeBytes(), "perSecond", perSecondOfEach));
        Thread.sleep(warmUp.toMillis());
        MemberProcess victim = victim(round);
        group.askAll(Line.of(Words.WATCH), Words.WATCHING);
        Thread.sleep(BEFORE_KILL.toMillis());
        group.kill(victim);
        Measured measured = new Measured();
        measured.add(measure(measure));
        Collection<Line> pauses =
                group.askAll(Line.of(Words.TELL_PAUSE), Words.PAUSE).values();
        group.verifySurvivors();
        long longest =
                pauses.stream().mapToLong(pause -> pause.number("nanos")).max().orElseThrow();
        if (longest >= measure.toNanos()) {
            throw new BenchmarkFailure("a survivor delivered nothing any more");
        }
        Map<Figure, Double> figures = new EnumMap<>(measured.usage());
        figures.put(Figure.GAP_MILLIS, longest / NANOS_PER_MILLI);
        return figures;
    }

    /** The leader; where nobody leads, another member in each round. */
    private MemberProcess victim(int round) throws InterruptedException {
        Map<String, Line> states = group.askAll(Line.of(Words.TELL), Words.STATE);
        List<MemberProcess> members = group.members();
        return members.stream()
                .filter(member -> states.get(member.name()).number("leads") == 1)
                .min(Comparator.comparing(MemberProcess::name))
                .orElse(members.get(round % members.size()));
    }
}
