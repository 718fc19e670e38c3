package io.xcom4ee.chaos.fault;

import io.xcom4ee.chaos.check.Violation;
import io.xcom4ee.chaos.group.ChaosGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A second process under the name of a member that lives, on another machine. Nobody lets it in and it is told why. It may
 * take over: when the first one dies it gets in, and the next process of the member's own machine is refused as long as it
 * lives.
 */
final class Twin implements Fault {
    /** Starts the next process of a member. */
    interface Restart {
        void run(int member) throws InterruptedException;
    }

    private static final String PROMISE = "One process of a name";
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration REFUSED_LIMIT = Duration.ofSeconds(30);

    private final ChaosGroup group;
    private final int member;
    /** Starts the next process of the member; nothing if the second one does not take over. */
    private final Optional<Restart> restart;

    private final FaultLog log;
    private boolean refused;
    private boolean hit;
    private long nextLookNanos;

    private Twin(ChaosGroup group, int member, Optional<Restart> restart, FaultLog log) {
        this.group = group;
        this.member = member;
        this.restart = restart;
        this.log = log;
    }

    /** Starts a second process of the name. */
    static Fault begin(ChaosGroup group, int member, int perSecond, FaultLog log) {
        group.startTwin(member, perSecond);
        return new Twin(group, member, Optional.empty(), log);
    }

    /** The same, and kills the first one when the second one was refused. */
    static Fault beginTakingOver(ChaosGroup group, int member, int perSecond, Restart restart, FaultLog log) {
        group.startTwin(member, perSecond);
        return new Twin(group, member, Optional.of(restart), log);
    }

    @Override
    public void tick() throws InterruptedException {
        if (hit || System.nanoTime() < nextLookNanos) {
            return;
        }
        nextLookNanos = System.nanoTime() + LOOK.toNanos();
        try {
            look();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void look() throws IOException, InterruptedException {
        if (refused) {
            hit = group.isTwinOnline();
        } else if (group.isTwinRefused()) {
            refused = true;
            hit = restart.isEmpty();
            if (restart.isPresent()) {
                group.kill(member);
            }
        }
    }

    @Override
    public boolean hasHit() {
        return hit;
    }

    @Override
    public void end() throws InterruptedException {
        if (restart.isPresent()) {
            restart.get().run(member);
            awaitRefusal();
        }
        group.endTwin();
    }

    /** Now the second process is the member, and that of the member's own machine is the second. */
    private void awaitRefusal() throws InterruptedException {
        long deadline = System.nanoTime() + REFUSED_LIMIT.toNanos();
        while (hit && !isRefused()) {
            if (System.nanoTime() > deadline) {
                log.violated(new Violation(
                        PROMISE, "a process is not told that another one has its name: " + group.describe()));
                return;
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    private boolean isRefused() {
        try {
            return group.isRefusedForItsName(member);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
