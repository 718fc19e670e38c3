package io.xcom4ee.chaos.fault;

import io.xcom4ee.chaos.lab.Network;
import io.xcom4ee.chaos.lab.Quality;
import java.util.Random;

/** Makes all ways bad, or those of one member. */
final class QualityFaults {
    private final Network network;
    private final int size;
    private final Random random;

    QualityFaults(Network network, int size, Random random) {
        this.network = network;
        this.size = size;
        this.random = random;
    }

    Fault begin(FaultKind kind) {
        Quality quality = draw(kind);
        int affected = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(size);
        set(affected, quality);
        NetworkEvidence evidence = new NetworkEvidence(network, shownBy(kind));
        return new Fault() {
            @Override
            public boolean hasHit() {
                return evidence.isThere();
            }

            @Override
            public void end() {
                set(0, Quality.PERFECT);
            }
        };
    }

    /** What the switch counts when a frame was treated so. */
    private static String shownBy(FaultKind kind) {
        return switch (kind) {
            case LOSS -> "lost";
            case CORRUPTION -> "corrupted";
            case REORDERING -> "overtaken";
            case DUPLICATION -> "duplicated";
            default -> "delayed";
        };
    }

    private Quality draw(FaultKind kind) {
        double much = random.nextDouble();
        return switch (kind) {
            case DELAY -> new Quality(0.005 + 0.095 * much, 0.05 * random.nextDouble(), 0, 0, 0, 0, 0);
            case LOSS -> new Quality(0, 0, 0.01 + 0.19 * much, 0, 0, 0, 0);
            case CORRUPTION -> new Quality(0, 0, 0, 0, 0, 0.0005 + 0.01 * much, 0);
            case REORDERING -> new Quality(0.001, 0, 0, 0, 0.05 + 0.45 * much, 0, 0);
            case DUPLICATION -> new Quality(0, 0, 0, 0.05 + 0.45 * much, 0, 0, 0);
            case BANDWIDTH -> new Quality(0, 0, 0, 0, 0, 0, 100_000 + 900_000 * much);
            default -> throw new IllegalArgumentException(kind + " is no quality");
        };
    }

    /** @param affected a member, all ways from and to which are concerned; 0 for all ways */
    private void set(int affected, Quality quality) {
        for (int from = 1; from <= size; from++) {
            for (int to = 1; to <= size; to++) {
                if (from != to && (affected == 0 || affected == from || affected == to)) {
                    network.quality(from, to, quality);
                }
            }
        }
    }
}
