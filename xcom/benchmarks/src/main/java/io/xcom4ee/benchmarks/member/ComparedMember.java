package io.xcom4ee.benchmarks.member;

import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import io.xcom4ee.benchmarks.systems.ComparedSystem;
import io.xcom4ee.benchmarks.systems.Seat;
import io.xcom4ee.benchmarks.systems.SystemMember;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The process of one member of any compared system. It is told what to do line by line on its standard input, answers on its
 * standard output, and ends when the input ends: no process is left behind when the coordinator dies.
 */
public final class ComparedMember {
    /** Taken by the one thread that works, while another waits for the end of the input, whatever the work waits for. */
    private static final BlockingQueue<Line> COMMANDS = new LinkedBlockingQueue<>();

    private final Answers answers;
    private final OwnMessages own;
    private final SequenceWatch watch;
    private final SystemMember member;
    private Optional<Load> load = Optional.empty();

    private ComparedMember(ComparedSystem system, Seat seat, Answers answers) throws IOException {
        this.answers = answers;
        own = new OwnMessages(seat.index());
        watch = new SequenceWatch(seat.index(), seat.members(), system.ordered(), own, answers);
        member = system.start(seat, watch);
        own.sendThrough(member);
    }

    /** Runs until its input ends. One argument: a line whose word is the system and whose values are its seat. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Answers answers = new Answers(System.out);
        // Some systems greet on the standard output, which belongs to the conversation.
        System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        Line start = Line.parse(arguments[0]);
        Seat seat = new Seat(
                (int) start.number("index"),
                (int) start.number("members"),
                (int) start.number("basePort"),
                Path.of(start.text("directory")));
        Thread work = new Thread(() -> work(ComparedSystem.of(start.word()), seat, answers), "work");
        work.setDaemon(true);
        work.start();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            COMMANDS.add(Line.parse(text));
        }
        Runtime.getRuntime().halt(0);
    }

    private static void work(ComparedSystem system, Seat seat, Answers answers) {
        try {
            ComparedMember process = new ComparedMember(system, seat, answers);
            process.member.awaitReady();
            answers.say(Line.of(Words.READY));
            while (true) {
                process.obey(COMMANDS.take());
            }
        } catch (IOException | InterruptedException unable) {
            unable.printStackTrace();
            answers.broken(unable.toString());
        }
    }

    private void obey(Line command) throws InterruptedException {
        switch (command.word()) {
            case Words.LOAD -> {
                own.time(command.values().containsKey("timed"));
                load = Optional.of(Load.start(own, command));
            }
            case Words.MEASURE -> answers.say(measure(Duration.ofMillis(command.number("millis"))));
            case Words.HEAP -> answers.say(Line.of(Words.LIVE_HEAP, "bytes", Usage.liveHeapBytes()));
            case Words.STOP -> stopLoad();
            case Words.TELL -> answers.say(watch.state(member.leads()));
            case Words.WATCH -> answers.say(watch.pauses().begin());
            case Words.TELL_PAUSE -> answers.say(watch.pauses().tell());
            default -> answers.broken("unknown command " + command.word());
        }
    }

    private void stopLoad() throws InterruptedException {
        if (load.isPresent()) {
            load.get().stop();
            load = Optional.empty();
        }
        answers.say(own.outcome());
    }

    private Line measure(Duration interval) throws InterruptedException {
        own.latencies();
        long deliveredBefore = watch.delivered();
        long allocatedBefore = Usage.allocatedBytes();
        long cpuBefore = Usage.cpuNanos();
        long nanosBefore = System.nanoTime();
        Thread.sleep(interval.toMillis());
        long delivered = watch.delivered() - deliveredBefore;
        long nanos = System.nanoTime() - nanosBefore;
        long cpu = Usage.cpuNanos() - cpuBefore;
        long allocated = Usage.allocatedBytes() - allocatedBefore;
        return Line.of(
                Words.MEASURED,
                "delivered",
                delivered,
                "nanos",
                nanos,
                "cpuNanos",
                cpu,
                "allocated",
                allocated,
                "latencies",
                Histograms.text(own.latencies()));
    }
}
