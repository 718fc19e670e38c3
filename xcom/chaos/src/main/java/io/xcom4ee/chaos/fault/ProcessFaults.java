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
    private final Random random;

    ProcessFaults(ChaosGroup group, int perSecond, Random random) {
        this.group = group;
        this.perSecond = perSecond;
        this.random = random;
    }

    /**
     * Whether it takes a process and thereby its memory. Then a majority of others must have theirs, which is sure only
     * when the group is whole.
     */
    static boolean takesMemory(FaultKind kind) {
        return kind == FaultKind.KILL || kind == FaultKind.KILL_UNSEEN || kind == FaultKind.LEAVE;
    }

    Fault begin(FaultKind kind) throws InterruptedException {
        int member = 1 + random.nextInt(group.size());
        return switch (kind) {
            case PAUSE -> pause(member);
            case KILL -> kill(member);
            case KILL_UNSEEN -> killUnseen(member);
            case LEAVE -> leave(member);
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

    private Fault pause(int member) {
        group.pause(member);
        return fault(() -> group.isPaused(member), () -> group.resume(member));
    }

    private Fault kill(int member) throws InterruptedException {
        group.kill(member);
        return fault(() -> !group.runs(member), () -> group.restart(member, perSecond));
    }

    private Fault killUnseen(int member) throws InterruptedException {
        LinkDown link = new LinkDown(group.network(), member);
        group.kill(member);
        return fault(() -> !group.runs(member) && link.hasHit(), () -> {
            link.end();
            group.restart(member, perSecond);
        });
    }

    private Fault leave(int member) {
        group.leave(member);
        return fault(() -> !group.runs(member), () -> group.restart(member, perSecond));
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
