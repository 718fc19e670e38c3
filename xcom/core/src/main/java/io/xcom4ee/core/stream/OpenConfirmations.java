package io.xcom4ee.core.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * This member's messages that are delivered here and whose senders want to know when everybody has delivered them, until
 * that is so or their deadlines have passed.
 *
 * <p>Confined to: the member's event loop.
 */
public final class OpenConfirmations {
    /** Stands for the round of what the group inherits from an older one: whoever is heard in the group has it. */
    public static final long INHERITED = 0;

    /** With so many no broadcast is taken; what is under way then may still come on top. */
    static final int OPEN_MAX = 1 << 17;

    /** In the order in which they were delivered. */
    private final ArrayDeque<Awaited> awaited = new ArrayDeque<>();

    private long earliestDeadlineMicros = Long.MAX_VALUE;

    private record Awaited(long round, long token, long deadlineMicros) {}

    /** A message is delivered here, in this round. */
    public void await(long round, long token, long deadlineMicros) {
        awaited.addLast(new Awaited(round, token, deadlineMicros));
        earliestDeadlineMicros = Math.min(earliestDeadlineMicros, deadlineMicros);
    }

    /** Whether more broadcasts may be taken. */
    boolean hasRoom() {
        return awaited.size() < OPEN_MAX;
    }

    /** Messages that are not confirmed yet. */
    public int size() {
        return awaited.size();
    }

    /** The round of the message that was delivered first of those that are not confirmed yet. There must be one. */
    public long firstRound() {
        return awaited.getFirst().round();
    }

    /** Everybody has delivered the first of them. */
    public long confirmFirst() {
        return awaited.removeFirst().token();
    }

    /** The group goes on as a new one with rounds of its own. It inherits what this member has delivered. */
    public void moveToNewGroup() {
        for (int count = awaited.size(); count > 0; count--) {
            Awaited one = awaited.removeFirst();
            awaited.addLast(new Awaited(INHERITED, one.token(), one.deadlineMicros()));
        }
    }

    /** The earliest moment at which {@link #expire} may find something. */
    public long earliestDeadlineMicros() {
        return earliestDeadlineMicros;
    }

    /** Gives up what has passed its deadline. */
    public List<Long> expire(long nowMicros) {
        if (nowMicros < earliestDeadlineMicros) {
            return List.of();
        }
        List<Long> expired = new ArrayList<>();
        earliestDeadlineMicros = Long.MAX_VALUE;
        for (Iterator<Awaited> each = awaited.iterator(); each.hasNext(); ) {
            Awaited one = each.next();
            if (one.deadlineMicros() <= nowMicros) {
                each.remove();
                expired.add(one.token());
            } else {
                earliestDeadlineMicros = Math.min(earliestDeadlineMicros, one.deadlineMicros());
            }
        }
        return expired;
    }

    /** Gives up everything: the member stops. */
    public List<Long> abandon() {
        return expire(Long.MAX_VALUE);
    }
}
