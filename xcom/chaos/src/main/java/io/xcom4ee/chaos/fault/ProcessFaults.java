package io.xcom4ee.chaos.fault;

import io.xcom4ee.chaos.group.ChaosGroup;
import io.xcom4ee.chaos.lab.CpuQuota;
import io.xcom4ee.chaos.lab.WallClock;
import java.util.Random;
import java.util.stream.LongStream;

/** What is done to processes. */
final class ProcessFaults {
    private static final int QUOTA_PERCENT_MIN = 2;
    private static final int QUOTA_PERCENT_SPREAD = 15;
    /** Off the true time; a clock stays where it was set until it is set again. */
    private static final long[] JUMPS_SECONDS = {0, -86_400, -3_600, -20, 20, 3_600, 31_536_000};

    private final ChaosGroup group;
    private final int perSecond;
    private final Releases releases;
    private final Random random;
    private final FaultLog log;

    ProcessFaults(ChaosGroup group, int perSecond, Releases releases, Random random, FaultLog log) {
        this.group = group;
        this.perSecond = perSecond;
        this.releases = releases;
        this.random = random;
        this.log = log;
    }

    Fault begin(FaultKind kind) throws InterruptedException {
        int member = 1 + random.nextInt(group.size());
        return switch (kind) {
            case PAUSE -> pause(member);
            case KILL -> kill(releases.nextToRestart(member));
            case KILL_UNSEEN -> killUnseen(releases.nextToRestart(member));
            case LEAVE -> leave(releases.nextToRestart(member));
            case TWIN -> Twin.begin(group, member, perSecond, log);
            case TWIN_TAKES_OVER ->
                Twin.beginTakingOver(group, releases.nextToRestart(member), perSecond, this::restart, log);
            case MAJORITY_KILLED, MAJORITY_STOPPED, MAJORITY_CUT ->
                MajorityLoss.begin(kind, group, perSecond, random, log);
            case CPU_QUOTA -> limit(member);
            case CLOCK_JUMP -> jump(member);
            default -> throw new IllegalArgumentException(kind + " does nothing to a process");
        };
    }

    private interface Evidence {
        boolean isThere() throws InterruptedException;
    }

    private interface Undoing {
        void run() throws InterruptedException;
    }

    private static Fault fault(Evidence evidence, Undoing undoing) {
        return new Fault() {
            @Override
            public boolean hasHit() throws InterruptedException {
                return evidence.isThere();
            }

            @Override
            public void end() throws InterruptedException {
                undoing.run();
            }
        };
    }

    private void restart(int member) throws InterruptedException {
        releases.beforeStart(member);
        group.restart(member, perSecond);
    }

    private Fault pause(int member) {
        group.pause(member);
        return fault(() -> group.isPaused(member), () -> group.resume(member));
    }

    private Fault kill(int member) throws InterruptedException {
        group.kill(member);
        return fault(() -> !group.runs(member), () -> restart(member));
    }

    private Fault killUnseen(int member) throws InterruptedException {
        LinkDown link = new LinkDown(group.network(), member);
        group.kill(member);
        return fault(() -> !group.runs(member) && link.hasHit(), () -> {
            link.end();
            restart(member);
        });
    }

    private Fault leave(int member) {
        group.leave(member);
        return fault(() -> !group.runs(member), () -> restart(member));
    }

    private Fault limit(int member) {
        CpuQuota quota = group.quota().orElseThrow();
        long before = quota.timesThrottled(member);
        quota.limit(member, group.pid(member), QUOTA_PERCENT_MIN + random.nextInt(QUOTA_PERCENT_SPREAD));
        return fault(() -> quota.timesThrottled(member) > before, () -> quota.free(member));
    }

    private Fault jump(int member) {
        WallClock clock = group.clock(member).orElseThrow();
        long before = clock.offsetSeconds();
        LongStream others = LongStream.of(JUMPS_SECONDS).filter(offset -> offset != before);
        clock.jump(others.skip(random.nextInt(JUMPS_SECONDS.length - 1))
                .findFirst()
                .orElseThrow());
        return fault(() -> group.seesItsClock(member), () -> {});
    }
}
