package io.xcom4ee.simulator.network;

import io.xcom4ee.simulator.frame.MessageKind;
import io.xcom4ee.simulator.options.NetworkOptions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which frames vanish within a connection: some by chance, some by their kind. */
final class Losses {
    private final List<KindLoss> kindLosses = new ArrayList<>();
    private final Map<MessageKind, Integer> nextLost = new EnumMap<>(MessageKind.class);

    boolean isLost(Link link, MessageKind kind, NetworkOptions options) {
        if (link.chance.permille(options.lossPermille())) {
            return true;
        }
        boolean tells = kind == MessageKind.LEARN || kind == MessageKind.PROGRESS;
        if (tells && link.chance.permille(options.learnLossPermille())) {
            return true;
        }
        for (KindLoss loss : kindLosses) {
            if (loss.covers(kind, link.fromIndex)) {
                return true;
            }
        }
        Integer left = nextLost.remove(kind);
        if (left != null && left > 1) {
            nextLost.put(kind, left - 1);
        }
        return left != null;
    }

    void lose(KindLoss loss) {
        kindLosses.add(loss);
    }

    void carry(KindLoss loss) {
        kindLosses.removeIf(known -> known == loss);
    }

    void loseNext(MessageKind kind, int count) {
        nextLost.put(kind, count);
    }

    void clear() {
        kindLosses.clear();
        nextLost.clear();
    }
}
