package io.xcom4ee.chaos.member;

import io.xcom4ee.api.CommandRefusedException;
import io.xcom4ee.api.GroupControl;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Member;
import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.chaos.history.HistoryWriter;
import io.xcom4ee.engine.GroupMember;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.SettingsParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A process with one member. Arguments: its id as {@code name/start}, the file of its history, settings of the engine as
 * {@code key=value}. It obeys its standard input line by line and ends with it.
 */
public final class ChaosMember {
    /** Broadcast from now on; value {@code perSecond}. */
    public static final String LOAD = "load";
    /** Broadcast no more. */
    public static final String STOP = "stop";
    /** Answer with {@link #STATUS} and the same {@code token}. */
    public static final String TELL = "tell";
    /** The answer. */
    public static final String STATUS = "status";
    /** Give a command to the group; values {@code token}, {@code what} (one of the next two) and {@code about}. */
    public static final String COMMAND = "command";
    /** The membership shall be these names. */
    public static final String FORCE = "force";
    /** That member shall be the primary. */
    public static final String HAND_OVER = "hand-over";
    /** What came of a command: the same {@code token}, and {@code outcome}. */
    public static final String ANSWER = "answer";
    /** The outcome of a command that has taken effect. Otherwise it is why it was refused, or the next one and why. */
    public static final String DONE = "DONE";
    /** Begins the outcome of a command of which nobody knows whether it has taken effect. */
    public static final String UNKNOWN = "UNKNOWN:";
    /** Leave the group in order, then end. */
    public static final String LEAVE = "leave";

    private static final int APPLICATION_THREADS = 2;
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(5);

    private final GroupMember member;
    private final Recorder recorder;
    private final Writer writer;

    private ChaosMember(String process, Path file, EngineSettings settings) throws IOException {
        HistoryWriter history = HistoryWriter.create(file);
        member = GroupMember.start(settings, Executors.newFixedThreadPool(APPLICATION_THREADS));
        recorder = new Recorder(history, member.channel());
        member.channel().subscribe(recorder);
        writer = new Writer(member.channel(), history, process);
    }

    /** Runs until its input ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>();
        for (String argument : Arrays.asList(arguments).subList(2, arguments.length)) {
            int equals = argument.indexOf('=');
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        new ChaosMember(arguments[0], Path.of(arguments[1]), SettingsParser.parse(settings)).obey();
        // At once: a member that goes without a word is what the others must stand.
        Runtime.getRuntime().halt(0);
    }

    private void obey() throws IOException, InterruptedException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String text = commands.readLine(); text != null; text = commands.readLine()) {
            Line command = Line.parse(text);
            switch (command.word()) {
                case LOAD -> writer.start(command.number("perSecond"));
                case STOP -> writer.stop();
                case TELL -> tell(command.text("token"));
                case COMMAND -> command(command);
                case LEAVE -> {
                    writer.stop();
                    member.stop(LEAVE_LIMIT);
                    return;
                }
                default -> throw new IllegalArgumentException("unknown command " + text);
            }
        }
    }

    private void command(Line command) {
        String about = command.text("about");
        GroupControl control = member.channel().control();
        CompletionStage<Void> done = switch (command.text("what")) {
            case FORCE -> control.forceMembers(List.of(about.split(",", -1)));
            case HAND_OVER -> control.handOverPrimary(about);
            default -> throw new IllegalArgumentException("unknown command " + command);
        };
        done.whenComplete((nothing, failure) -> say(
                Line.of(ANSWER, "token", command.text("token"), "outcome", failure == null ? DONE : reason(failure))));
    }

    private static String reason(Throwable failure) {
        if (failure instanceof CompletionException wrapped && wrapped.getCause() != null) {
            return reason(wrapped.getCause());
        }
        return failure instanceof CommandRefusedException refused
                ? refused.reason().name()
                : UNKNOWN + failure.toString().replaceAll("\\s+", "_");
    }

    /** Several threads speak. */
    private static synchronized void say(Line line) {
        System.out.println(line);
        System.out.flush();
    }

    private void tell(String token) {
        GroupStatus status = member.channel().status();
        say(Line.of(
                STATUS,
                "token",
                token,
                "phase",
                status.phase(),
                "quorum",
                status.quorum(),
                "reachable",
                status.reachable(),
                "protocol",
                member.channel().statistics().membership().protocolVersion(),
                "view",
                status.view().map(view -> view.id().toString()).orElse("none"),
                "members",
                status.view().map(view -> names(view.members())).orElse("none"),
                "position",
                recorder.position(),
                "open",
                writer.open(),
                "wall",
                System.currentTimeMillis()));
    }

    private static String names(List<Member> members) {
        return members.stream().map(Member::name).sorted().collect(Collectors.joining(","));
    }
}
