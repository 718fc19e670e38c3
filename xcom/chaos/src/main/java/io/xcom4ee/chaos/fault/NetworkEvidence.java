package io.xcom4ee.chaos.fault;

import io.xcom4ee.chaos.lab.Network;

/** Whether the switch has done something to frames since this was made. */
final class NetworkEvidence {
    private final Network network;
    private final String counter;
    private final long before;

    /** @param counter of the switch, by its name */
    NetworkEvidence(Network network, String counter) {
        this.network = network;
        this.counter = counter;
        this.before = count();
    }

    private long count() {
        return network.statistics().getOrDefault(counter, 0L);
    }

    boolean isThere() {
        return count() > before;
    }
}
