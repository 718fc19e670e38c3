package io.xcom4ee.chaos.fault;

import io.xcom4ee.chaos.lab.Network;

/** A member's interface is down. Has hit when a frame for it was refused. */
final class LinkDown implements Fault {
    private final Network network;
    private final int member;
    private final long before;

    LinkDown(Network network, int member) {
        this.network = network;
        this.member = member;
        network.down(member);
        before = network.refused(member);
    }

    @Override
    public boolean hasHit() {
        return network.refused(member) > before;
    }

    @Override
    public void end() {
        network.up(member);
    }
}
