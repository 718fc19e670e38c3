package io.xcom4ee.chaos.fault;

import io.xcom4ee.chaos.fault.Cuts.Way;
import io.xcom4ee.chaos.lab.Network;
import java.util.List;
import java.util.Random;

/** Cuts ways, and heals them. */
final class ConnectionFaults {
    private static final long FLAP_MILLIS_MIN = 50;
    private static final int FLAP_MILLIS_SPREAD = 500;

    private final Network network;
    private final int size;
    private final Random random;

    ConnectionFaults(Network network, int size, Random random) {
        this.network = network;
        this.size = size;
        this.random = random;
    }

    Fault begin(FaultKind kind) {
        if (kind == FaultKind.LINK_DOWN) {
            return new LinkDown(network, 1 + random.nextInt(size));
        }
        List<Way> ways = new Cuts(size, random).draw(kind);
        return kind == FaultKind.FLAPPING ? new Flapping(ways) : new Cut(ways);
    }

    /** Ways on which nothing comes through. */
    private class Cut implements Fault {
        private final List<Way> ways;
        private final NetworkEvidence evidence = new NetworkEvidence(network, "cut");

        Cut(List<Way> ways) {
            this.ways = ways;
            block();
        }

        final void block() {
            ways.forEach(way -> network.block(way.from(), way.to()));
        }

        @Override
        public final boolean hasHit() {
            return evidence.isThere();
        }

        @Override
        public final void end() {
            network.heal();
        }
    }

    private final class Flapping extends Cut {
        private boolean cut = true;
        private long nextNanos = next();

        Flapping(List<Way> ways) {
            super(ways);
        }

        private long next() {
            return System.nanoTime() + (FLAP_MILLIS_MIN + random.nextInt(FLAP_MILLIS_SPREAD)) * 1_000_000L;
        }

        @Override
        public void tick() {
            if (System.nanoTime() < nextNanos) {
                return;
            }
            if (cut) {
                network.heal();
            } else {
                block();
            }
            cut = !cut;
            nextNanos = next();
        }
    }
}
