package io.xcom4ee.chaos;

import io.xcom4ee.chaos.check.Violation;
import io.xcom4ee.chaos.fault.FaultLog;
import io.xcom4ee.chaos.fault.Releases;
import io.xcom4ee.chaos.group.ChaosGroup;
import io.xcom4ee.chaos.group.MemberState;
import io.xcom4ee.chaos.member.ChaosMember;
import io.xcom4ee.core.base.ProtocolVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ends of a rolling upgrade, between which faults take processes that come back with the newest release: before it the
 * group works at the older version and says what it cannot do; after it, at the newest, it does, and lets no old process in.
 */
final class Upgrade {
    private static final String PROMISE = "Versions";
    private static final String NOT_YET = "OLD_PROTOCOL";
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Whom an old process asks again and again. */
    private static final Duration OUTSIDE = Duration.ofSeconds(3);

    private final ChaosGroup group;
    private final Releases releases;
    private final int perSecond;
    private final FaultLog log;

    Upgrade(ChaosGroup group, Releases releases, int perSecond, FaultLog log) {
        this.group = group;
        this.releases = releases;
        this.perSecond = perSecond;
        this.log = log;
    }

    /** The whole group is of the older release. */
    void begin() throws InterruptedException {
        require(awaitVersion(ProtocolVersion.FIRST), "the group of the older release does not work at its version");
        String outcome = handOver();
        require(outcome.equals(NOT_YET), "a group of the older release was told to hand over the primary: " + outcome);
    }

    /** The group is healed; whoever is still of the older release is upgraded now, one after the other. */
    void end() throws IOException, InterruptedException {
        for (int member : releases.old()) {
            releases.upgrade(member);
            replace(member);
            require(group.awaitWhole(LIMIT), "an upgraded member does not come back");
        }
        require(awaitVersion(ProtocolVersion.NEWEST), "the upgraded group does not work at the newest version");
        String outcome = handOver();
        require(
                outcome.equals(ChaosMember.DONE) || outcome.equals("ALREADY_PRIMARY"),
                "an upgraded group does not hand over the primary: " + outcome);
        tryOldRelease(group.size());
    }

    /** There is no way back: a member of the older release stays outside, knows why, and disturbs nobody. */
    private void tryOldRelease(int member) throws IOException, InterruptedException {
        group.install(member, ProtocolVersion.FIRST);
        replace(member);
        require(awaitRefusal(member), "an old process is not told why it does not get in");
        List<Integer> others = new ArrayList<>(group.members());
        others.remove(Integer.valueOf(member));
        long before = positions(others);
        Thread.sleep(OUTSIDE.toMillis());
        require(positions(others) > before, "an old process outside keeps the group from delivering");
        Optional<MemberState> outside = group.states(List.of(member)).get(0);
        require(
                outside.isPresent() && !outside.get().isOnline(),
                "an old process is in a group of the newest version: " + outside);
        log.say("the older release stays outside");
        releases.upgrade(member);
        replace(member);
        require(group.awaitWhole(LIMIT), "a member that was downgraded by mistake does not come back");
    }

    private void replace(int member) throws InterruptedException {
        group.leave(member);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (group.runs(member) && System.nanoTime() < deadline) {
            Thread.sleep(LOOK.toMillis());
        }
        group.restart(member, perSecond);
    }

    private boolean awaitRefusal(int member) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!group.isRefusedForItsVersion(member) && System.nanoTime() < deadline) {
            Thread.sleep(LOOK.toMillis());
        }
        return group.isRefusedForItsVersion(member);
    }

    /** To the last member, which the rule does not prefer. */
    private String handOver() throws InterruptedException {
        int member = group.size();
        return group.awaitOutcome(member, group.handOver(member), LIMIT).orElse("no answer");
    }

    private long positions(List<Integer> members) throws InterruptedException {
        return group.states(members).stream()
                .flatMap(Optional::stream)
                .mapToLong(MemberState::position)
                .sum();
    }

    private boolean awaitVersion(int version) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!worksAt(version)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(LOOK.toMillis());
        }
        return true;
    }

    private boolean worksAt(int version) throws InterruptedException {
        return group.states(group.members()).stream()
                .allMatch(state ->
                        state.filter(told -> told.protocol() == version).isPresent());
    }

    private void require(boolean holds, String otherwise) throws InterruptedException {
        if (!holds) {
            log.violated(new Violation(PROMISE, otherwise + ": " + group.describe()));
        }
    }
}
