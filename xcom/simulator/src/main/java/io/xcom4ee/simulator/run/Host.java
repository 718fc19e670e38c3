package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.simulator.process.SimulatedProcess;
import io.xcom4ee.simulator.random.Randomness;
import org.jspecify.annotations.Nullable;

/** A name that processes start under, one after the other; a second one of the name runs in a place of its own. */
final class Host {
    private final String name;
    /** All that is left to chance on this host, whatever happens on others. */
    private final Randomness chance;

    private final int index;
    private final boolean listed;
    private int version;
    private final int weight;
    private @Nullable SimulatedProcess process;
    private boolean wanted = true;
    private boolean hasRun;
    private boolean bootstrap;

    Host(String name, Randomness chance, int index, boolean listed, int version, int weight) {
        this.name = name;
        this.chance = chance;
        this.index = index;
        this.listed = listed;
        this.version = version;
        this.weight = weight;
    }

    String name() {
        return name;
    }

    /** What is left to chance in its processes. */
    Randomness chance() {
        return chance;
    }

    /** Its place in the network. */
    int index() {
        return index;
    }

    /** Whether its name is on the electorate's list, or it is one of the first in dynamic membership. */
    boolean isListed() {
        return listed;
    }

    /** The newest protocol version of the release that is installed. */
    int version() {
        return version;
    }

    /** Another release is installed: what runs goes on with the old one until it is restarted. */
    void upgrade() {
        version = ProtocolVersion.NEWEST;
    }

    /** Whether what runs is of an older release than what is installed. */
    boolean isOutdated() {
        return process != null && process.info().version() < version;
    }

    int weight() {
        return weight;
    }

    /** What runs under its name now, null if nothing does. */
    @Nullable SimulatedProcess process() {
        return process;
    }

    boolean isRunning() {
        return process != null;
    }

    /** Whether anything has ever run under its name. */
    boolean hasRun() {
        return hasRun;
    }

    /** Whether somebody starts it again when it is down. */
    boolean isWanted() {
        return wanted;
    }

    void want(boolean running) {
        wanted = running;
    }

    /** Whether the next process is told to make a group alone if it finds none. */
    boolean isToldToBootstrap() {
        return bootstrap;
    }

    void tellToBootstrap(boolean told) {
        bootstrap = told;
    }

    void run(@Nullable SimulatedProcess next) {
        process = next;
        hasRun = true;
    }

    @Override
    public String toString() {
        return name;
    }
}
