package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.MemberId;
import java.util.HashMap;
import java.util.Map;

/** FIFO: messages of one incarnation are delivered in the order in which it broadcast them. */
public final class FifoChecker implements Checker {
    private static final String NAME = "Fifo";

    private final Map<Pair, Long> last = new HashMap<>();

    private record Pair(MemberId receiver, MemberId sender) {}

    @Override
    public void delivered(Delivery delivery) {
        Pair pair = new Pair(delivery.by(), delivery.sender());
        Long before = last.put(pair, delivery.tag().token());
        if (before != null && before >= delivery.tag().token()) {
            throw new Violation(
                    NAME,
                    delivery.by() + " delivers " + delivery.tag() + " of " + delivery.sender() + " after m" + before);
        }
    }
}
