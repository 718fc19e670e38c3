package io.xcom4ee.chaos;

import io.xcom4ee.chaos.RunProfile.Sort;
import io.xcom4ee.chaos.check.Circumstances;
import io.xcom4ee.chaos.check.Verdict;
import io.xcom4ee.chaos.check.Violation;
import io.xcom4ee.chaos.fault.FaultKind;
import io.xcom4ee.chaos.fault.FaultLog;
import io.xcom4ee.chaos.fault.FaultPlan;
import io.xcom4ee.chaos.fault.Nemesis;
import io.xcom4ee.chaos.fault.Releases;
import io.xcom4ee.chaos.group.ChaosGroup;
import io.xcom4ee.chaos.group.Setup;
import io.xcom4ee.core.base.ProtocolVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;

/** One group from its founding to its end, under faults and then healed, and the judgement over it. */
public final class ChaosRun {
    /** How long a group may take to found itself, and to become whole again when everything is healed. */
    private static final Duration WHOLE_LIMIT = Duration.ofMinutes(3);

    private static final Duration REST_LIMIT = Duration.ofSeconds(60);
    /** Some load after the faults: what limps then is found. Once more after it has come to rest: all must be delivered. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    private static final String LIVENESS = "Liveness";
    private static final String INJECTION = "Injection";
    /** How the engine reports a connection that it closed because of what it received. */
    private static final String BAD_FRAME = "XCOM0305W";

    private final RunProfile profile;
    private final FaultPlan plan;
    private final Path directory;
    private final FaultLog log;
    private final List<Violation> violations = new ArrayList<>();
    private OptionalLong calmSinceNanos = OptionalLong.empty();

    private ChaosRun(RunProfile profile, FaultPlan plan, Path directory, FaultLog log) {
        this.profile = profile;
        this.plan = plan;
        this.directory = directory;
        this.log = log;
    }

    /**
     * Runs.
     *
     * @param kinds of faults that are possible here
     * @param directory for histories, logs and the story; what is in it is overwritten
     */
    static RunResult run(RunProfile profile, List<FaultKind> kinds, long seed, Duration duration, Path directory)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        List<FaultKind> fitting = kinds.stream()
                .filter(kind -> kind.fits(profile.members(), profile.sort() == Sort.DYNAMIC))
                .toList();
        FaultPlan plan =
                new FaultPlan(seed, fitting, duration, profile.shortest(), profile.longest(), profile.perSecond());
        try (PrintWriter story =
                new PrintWriter(Files.newBufferedWriter(directory.resolve("story.txt"), StandardCharsets.UTF_8))) {
            return new ChaosRun(profile, plan, directory, new FaultLog(story)).run();
        }
    }

    private RunResult run() throws IOException, InterruptedException {
        Setup setup = new Setup(
                profile.members(),
                profile.sort() == Sort.DYNAMIC,
                settings(),
                Setup.SMALL,
                plan.kinds().contains(FaultKind.CLOCK_JUMP),
                plan.kinds().contains(FaultKind.CPU_QUOTA),
                plan.seed(),
                directory);
        try (ChaosGroup group = ChaosGroup.start(setup)) {
            require(group, group.awaitWhole(WHOLE_LIMIT), "the group was not founded");
            group.load(plan.perSecond(), group.members());
            long recoveryMillis = isUpgraded() ? upgrade(group) : torment(group, releases(group, List.of()));
            end(group);
            Map<String, Long> frames = group.network().statistics();
            Verdict verdict = Verdict.of(group.end(), new Circumstances(calmSinceNanos, group.forcings()));
            violations.addAll(log.violations());
            return new RunResult(
                    profile.title(),
                    plan.seed(),
                    log.counts(),
                    frames,
                    badFrames(),
                    recoveryMillis,
                    verdict,
                    violations,
                    directory);
        }
    }

    private boolean isUpgraded() {
        return profile.sort() == Sort.UPGRADED;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(profile.settings());
        if (isUpgraded()) {
            settings.put("protocolVersionMax", Integer.toString(ProtocolVersion.FIRST));
        }
        return settings;
    }

    private Releases releases(ChaosGroup group, List<Integer> old) {
        return new Releases(group, old, new Random(plan.seed() * 41), log);
    }

    private long upgrade(ChaosGroup group) throws IOException, InterruptedException {
        Releases releases = releases(group, group.members());
        Upgrade upgrade = new Upgrade(group, releases, plan.perSecond(), log);
        upgrade.begin();
        long recoveryMillis = torment(group, releases);
        upgrade.end();
        return recoveryMillis;
    }

    /** Faults until each kind has hit, and milliseconds until the healed group was whole, or -1. */
    private long torment(ChaosGroup group, Releases releases) throws InterruptedException {
        new Nemesis(group, plan, releases, log).run();
        checkInjection();
        long healed = System.nanoTime();
        log.say("healed");
        boolean whole = group.awaitWhole(WHOLE_LIMIT);
        long millis = Duration.ofNanos(System.nanoTime() - healed).toMillis();
        require(group, whole, "the healed group did not become whole");
        log.say("whole after " + millis + " ms");
        return whole ? millis : -1;
    }

    /** Faults that hit nobody prove nothing. */
    private void checkInjection() {
        log.misses().forEach(kind -> violations.add(new Violation(INJECTION, kind.title() + " has hit nothing")));
        plan.kinds().stream()
                .filter(kind -> !log.counts().containsKey(kind))
                .forEach(kind -> violations.add(new Violation(INJECTION, kind.title() + " has never hit anything")));
    }

    private void end(ChaosGroup group) throws InterruptedException {
        if (loadUntilRest(group)) {
            log.say("at rest");
            calmSinceNanos = OptionalLong.of(System.nanoTime());
            group.load(plan.perSecond(), group.members());
            loadUntilRest(group);
        }
    }

    /** Lets the load go on for a little and end; whether everything then came to an end. */
    private boolean loadUntilRest(ChaosGroup group) throws InterruptedException {
        Thread.sleep(AFTERWARDS.toMillis());
        group.stopLoad();
        boolean rests = group.awaitRest(REST_LIMIT);
        require(group, rests, "not everything came to an end");
        return rests;
    }

    private void require(ChaosGroup group, boolean holds, String otherwise) throws InterruptedException {
        if (!holds) {
            violations.add(new Violation(LIVENESS, otherwise + " within its time: " + group.describe()));
        }
    }

    private long badFrames() throws IOException {
        long found = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".log")).toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    found += lines.filter(line -> line.contains(BAD_FRAME)).count();
                }
            }
        }
        return found;
    }
}
