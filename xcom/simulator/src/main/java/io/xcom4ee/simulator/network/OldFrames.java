package io.xcom4ee.simulator.network;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.simulator.random.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A sample of all frames that were sent, each as likely to be in it as any other (Vitter's algorithm R, 1985), and what can be
 * done with them.
 */
public final class OldFrames {
    private static final int KEPT_MOST = 128;

    private final Randomness randomness;
    private final List<Old> kept = new ArrayList<>();
    private final Consumer<NetworkEvent> counter;
    private int offered;

    /** A frame, and whose it was. */
    private record Old(Endpoint from, Endpoint to, Frame frame) {}

    OldFrames(Randomness randomness, Consumer<NetworkEvent> counter) {
        this.randomness = randomness;
        this.counter = counter;
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

    /** Hands some in once more, and says how many. */
    public int replay(Randomness chance, int most) {
        List<Old> chosen = pick(chance, most, old -> true);
        for (Old old : chosen) {
            counter.accept(NetworkEvent.REPLAYED);
            old.to().give(new Input.FrameReceived(old.from().info().id(), old.frame()));
        }
        return chosen.size();
    }

    /** Hands some of a group in by a process that has the sender's name and is no member; says how many. */
    public int forge(Randomness chance, int most) {
        UUID nobody = chance.uuid();
        // What belongs to no group anybody may send.
        List<Old> chosen = pick(chance, most, old -> !old.frame().group().equals(GroupId.NONE));
        for (Old old : chosen) {
            counter.accept(NetworkEvent.FORGED);
            MemberId impostor = new MemberId(old.from().info().id().name(), nobody);
            old.to().give(new Input.FrameReceived(impostor, old.frame()));
        }
        return chosen.size();
    }

    private List<Old> pick(Randomness chance, int most, Predicate<Old> which) {
        List<Old> living =
                kept.stream().filter(old -> old.to().isAlive()).filter(which).toList();
        return chance.pick(Math.min(living.size(), chance.between(1, most)), living);
    }
}
