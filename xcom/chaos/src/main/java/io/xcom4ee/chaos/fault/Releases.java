package io.xcom4ee.chaos.fault;

import io.xcom4ee.chaos.group.ChaosGroup;
import io.xcom4ee.core.base.ProtocolVersion;
import java.util.Collection;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which release is installed where. A group that is upgraded begins with the older one everywhere; whoever comes back is of
 * the newest, or goes back to the older one as long as another member holds the group there.
 */
public final class Releases {
    /** Of those that come back with the newest release this share goes back to the older one once more. */
    private static final double DOWNGRADED = 0.25;

    private final ChaosGroup group;
    private final Random random;
    private final FaultLog log;
    /** Members of the older release. */
    private final Set<Integer> old = new TreeSet<>();

    /** @param old members that have been started with the older release */
    public Releases(ChaosGroup group, Collection<Integer> old, Random random, FaultLog log) {
        this.group = group;
        this.random = random;
        this.log = log;
        this.old.addAll(old);
    }

    /** Whether somebody is of the older release. */
    public boolean areMixed() {
        return !old.isEmpty();
    }

    /** Members of the older release. */
    public Set<Integer> old() {
        return Set.copyOf(old);
    }

    /** Who is to be restarted if this one could be: mostly one of the older release, if there are any. */
    int nextToRestart(int drawn) {
        if (old.isEmpty() || random.nextInt(3) == 0) {
            return drawn;
        }
        return old.stream().skip(random.nextInt(old.size())).findFirst().orElseThrow();
    }

    /** The member's process is about to be started anew: its release may have changed meanwhile. */
    void beforeStart(int member) {
        if (old.isEmpty()) {
            return;
        }
        if (old.contains(member)) {
            upgrade(member);
        } else if (random.nextDouble() < DOWNGRADED) {
            old.add(member);
            group.install(member, ProtocolVersion.FIRST);
            log.say(ChaosGroup.name(member) + " goes back to the older release");
        }
    }

    /** The member's next process is of the newest release. */
    public void upgrade(int member) {
        old.remove(member);
        group.install(member, ProtocolVersion.NEWEST);
        log.say(ChaosGroup.name(member) + " is upgraded, still old are " + old);
    }
}
