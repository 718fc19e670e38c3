package io.xcom4ee.testing;

import io.xcom4ee.engine.GroupMember;
import io.xcom4ee.engine.GroupStartException;
import io.xcom4ee.testing.message.TestingMessage;
import io.xcom4ee.testing.network.Loopback;
import io.xcom4ee.testing.network.TestNetwork;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How the members of a group come to life and die. Thread-safe: one life begins or ends at a time. */
final class Lives {
    /** How long a member that is stopped may take. */
    static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private static final int START_TRIES = 20;

    private final GroupSetup setup;
    private final TestNetwork network;
    private final Runnable changed;
    private final Supplier<String> report;
    private final ApplicationThreads threads;

    /**
     * Nobody lives yet.
     *
     * @param changed to be told whenever a member was told something, and when one has died
     * @param report what every member sees at that moment
     */
    Lives(GroupSetup setup, TestNetwork network, Runnable changed, Supplier<String> report) {
        this.setup = setup;
        this.network = network;
        this.changed = changed;
        this.report = report;
        this.threads = new ApplicationThreads(setup.group());
    }

    void begin(TestMember member) {
        String name = member.name();
        if (member.runs()) {
            throw new IllegalStateException(TestingMessage.RUNS_ALREADY.text(name));
        }
        Map<String, Integer> relays = setup.names().stream().collect(Collectors.toMap(each -> each, network::port));
        GroupStartException taken = null;
        for (int attempt = 0; attempt < START_TRIES; attempt++) {
            int port = Loopback.freePort();
            try {
                member.begin(GroupMember.start(setup.engineSettings(name, port, relays), threads.executor()), changed);
                // Not before: until its history is there nobody tells it anything.
                network.up(name, port);
                return;
            } catch (GroupStartException failed) {
                taken = failed;
            }
        }
        throw new IllegalStateException(TestingMessage.NOT_STARTED.text(name, String.valueOf(taken)), taken);
    }

    /** Without a word to anybody. */
    void kill(TestMember member, Duration limit) {
        GroupMember engine = member.endHistory();
        network.down(member.name());
        member.ended();
        engine.stop(Duration.ZERO);
        engine.stop(limit);
        changed.run();
        requireEnded(member.name(), engine, limit);
    }

    /** In order. */
    void stop(TestMember member, Duration limit) {
        GroupMember engine = member.engine();
        engine.stop(limit);
        network.down(member.name());
        member.ended();
        changed.run();
        requireEnded(member.name(), engine, limit);
    }

    private void requireEnded(String name, GroupMember engine, Duration limit) {
        if (!engine.hasEnded()) {
            boolean interrupted = Thread.currentThread().isInterrupted();
            throw new TestGroupError(
                    interrupted
                            ? TestingMessage.INTERRUPTED.text(name + " had ended", report.get())
                            : TestingMessage.NOT_ENDED.text(name, limit.toMillis() + " ms", report.get()));
        }
    }

    /** Of all members, with the network and the threads. Tells what went wrong when everything has been tried. */
    void endAll(List<TestMember> members) {
        Verdict verdict = new Verdict();
        Map<String, GroupMember> engines = new LinkedHashMap<>();
        for (TestMember member : members) {
            if (member.runs()) {
                verdict.of(() -> engines.put(member.name(), member.endHistory()));
                member.ended();
            }
        }
        verdict.of(network::close);
        engines.values().forEach(engine -> verdict.of(() -> engine.stop(Duration.ZERO)));
        engines.values().forEach(engine -> verdict.of(() -> engine.stop(STOP_LIMIT)));
        engines.forEach((name, engine) -> verdict.of(() -> requireEnded(name, engine, STOP_LIMIT)));
        verdict.of(threads::close);
        verdict.tell();
    }
}
