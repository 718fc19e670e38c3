package io.xcom4ee.benchmarks.member;

import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import io.xcom4ee.engine.GroupMember;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.SettingsParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The process of one member. Its arguments are settings of the engine as {@code key=value}. It is told what to do line by
 * line on its standard input, answers on its standard output, and ends when the input ends: no process is left behind when
 * the coordinator dies.
 */
public final class BenchmarkMember {
    private static final int APPLICATION_THREADS = 2;

    private final Answers answers = new Answers(System.out);
    private final Broadcaster broadcaster;
    private final DeliveryWatch watch;
    private Optional<Load> load = Optional.empty();

    private BenchmarkMember(EngineSettings settings) {
        ExecutorService application = Executors.newFixedThreadPool(APPLICATION_THREADS);
        GroupMember member = GroupMember.start(settings, application);
        broadcaster = new Broadcaster(member.channel(), answers);
        watch = new DeliveryWatch(settings.memberName(), answers, broadcaster::acknowledged);
        member.channel().subscribe(watch);
        member.channel().subscribe(new GroupListener() {
            @Override
            public void onViewChanged(ViewEvent event) {
                if (event.view().members().size() == settings.memberList().size()) {
                    answers.say(Line.of(Words.READY));
                }
            }
        });
    }

    /** Runs until its input ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        new BenchmarkMember(SettingsParser.parse(settings)).obey();
        System.exit(0);
    }

    private void obey() throws IOException, InterruptedException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String text = commands.readLine();
        while (text != null) {
            obey(Line.parse(text));
            text = commands.readLine();
        }
    }

    private void obey(Line command) throws InterruptedException {
        switch (command.word()) {
            case Words.LOAD -> load = Optional.of(Load.start(broadcaster, command));
            case Words.MEASURE -> answers.say(measure(Duration.ofMillis(command.number("millis"))));
            case Words.STOP -> stopLoad();
            case Words.TELL -> answers.say(watch.state());
            case Words.WATCH -> answers.say(watch.pauses().begin());
            case Words.TELL_PAUSE -> answers.say(watch.pauses().tell());
            default -> answers.broken("unknown command " + command.word());
        }
    }

    private void stopLoad() throws InterruptedException {
        if (load.isPresent()) {
            load.get().stop();
            broadcaster.awaitOpen(0);
            load = Optional.empty();
        }
        answers.say(broadcaster.outcome());
    }

    private Line measure(Duration interval) throws InterruptedException {
        broadcaster.latencies();
        long deliveredBefore = watch.delivered();
        long cpuBefore = cpuMillis();
        long nanosBefore = System.nanoTime();
        Thread.sleep(interval.toMillis());
        long delivered = watch.delivered() - deliveredBefore;
        long nanos = System.nanoTime() - nanosBefore;
        long cpu = cpuMillis() - cpuBefore;
        return Line.of(
                Words.MEASURED,
                "delivered",
                delivered,
                "nanos",
                nanos,
                "cpuMillis",
                cpu,
                "latencies",
                Histograms.text(broadcaster.latencies()));
    }

    /** Of this process with all its threads. */
    private static long cpuMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
    }
}
