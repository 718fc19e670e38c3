package io.xcom4ee.simulator.network;

import io.xcom4ee.core.message.Frame;
import io.xcom4ee.simulator.random.Randomness;
import java.util.ArrayList;
import java.util.List;

/** A sample of all frames that were sent, each as likely to be in it as any other (Vitter's algorithm R, 1985). */
final class OldFrames {
    private static final int KEPT_MOST = 128;

    private final Randomness randomness;
    private final List<Old> kept = new ArrayList<>();
    private int offered;

    /** A frame, and whose it was. */
    record Old(Endpoint from, Endpoint to, Frame frame) {}

    OldFrames(Randomness randomness) {
        this.randomness = randomness;
    }

    void offer(Endpoint from, Endpoint to, Frame frame) {
        offered++;
        if (kept.size() < KEPT_MOST) {
            kept.add(new Old(from, to, frame));
            return;
        }
        int place = randomness.below(offered);
        if (place < KEPT_MOST) {
            kept.set(place, new Old(from, to, frame));
        }
    }

    /** Some of those whose receiver lives. */
    List<Old> pick(Randomness chance, int most) {
        List<Old> living = kept.stream().filter(old -> old.to().isAlive()).toList();
        return chance.pick(Math.min(living.size(), chance.between(1, most)), living);
    }
}
