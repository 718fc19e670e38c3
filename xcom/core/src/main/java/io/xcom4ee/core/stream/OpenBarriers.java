package io.xcom4ee.core.stream;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.Marker;
import io.xcom4ee.core.message.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * This member's barriers from the application's call to their outcome. A barrier has passed when a marker is delivered that was
 * made after it was called, whichever: many barriers share one, and one whose marker seems lost passes with a later one, or with
 * the lost one, should it come after all. So however often markers are sent again, no barrier waits longer than for the first.
 * Whoever gives barriers bounds their number.
 *
 * <p>Confined to: the member's event loop.
 */
public final class OpenBarriers {
    /** So many markers are under way at a time; who comes later shares the next one. */
    private static final int MARKERS_MAX = 4;

    private static final long NO_MARKER = Long.MAX_VALUE;

    private final MemberId self;
    /** In the order of the calls, hence by their first marker, ascending. */
    private final ArrayDeque<Barrier> barriers = new ArrayDeque<>();
    /** By number, ascending: one that seems lost is not among them. */
    private final ArrayDeque<Sent> underWay = new ArrayDeque<>();

    private long lastNumber;
    private long earliestDeadlineMicros = Long.MAX_VALUE;

    /** What the application waits for, and the first marker made after the call, {@link #NO_MARKER} if there is none yet. */
    private record Barrier(long token, long deadlineMicros, long marker) {}

    /** A marker, and the own round that it was proposed in, or 0 if it was forwarded. */
    private record Sent(Marker marker, long round, long sentMicros) {}

    /** @param self the incarnation that makes the markers */
    public OpenBarriers(MemberId self) {
        this.self = self;
    }

    /** Barriers whose outcome is open. */
    public int size() {
        return barriers.size();
    }

    /** Takes a barrier of the application. */
    public void add(long token, long deadlineMicros) {
        barriers.addLast(new Barrier(token, deadlineMicros, NO_MARKER));
        earliestDeadlineMicros = Math.min(earliestDeadlineMicros, deadlineMicros);
    }

    /** Whether a marker is wanted: the newest one under way would do for everybody that was called before it. */
    public boolean isWaiting() {
        return !barriers.isEmpty()
                && (underWay.isEmpty() || (barriers.getLast().marker() == NO_MARKER && underWay.size() < MARKERS_MAX));
    }

    /** A marker for all that wait, which is proposed in this own round. */
    public Marker propose(long round) {
        return send(round, 0);
    }

    /** A marker for all that wait, which is forwarded to the only leader. */
    public Marker forward(long nowMicros) {
        return send(0, nowMicros);
    }

    private Marker send(long round, long nowMicros) {
        lastNumber++;
        Marker marker = new Marker(self, lastNumber);
        underWay.addLast(new Sent(marker, round, nowMicros));
        ArrayDeque<Barrier> first = new ArrayDeque<>();
        while (!barriers.isEmpty() && barriers.getLast().marker() == NO_MARKER) {
            first.addFirst(barriers.removeLast());
        }
        first.forEach(barrier -> barriers.addLast(new Barrier(barrier.token(), barrier.deadlineMicros(), lastNumber)));
        return marker;
    }

    /** A marker is delivered: gives who was called before it was made. */
    public List<Long> onDelivered(Marker marker) {
        if (!marker.by().equals(self)) {
            return List.of();
        }
        while (!underWay.isEmpty() && underWay.getFirst().marker().number() <= marker.number()) {
            underWay.removeFirst();
        }
        List<Long> passed = new ArrayList<>();
        while (!barriers.isEmpty() && barriers.getFirst().marker() <= marker.number()) {
            passed.add(barriers.removeFirst().token());
        }
        return passed;
    }

    /** An own round is delivered. If a marker was proposed there and something else was decided, the marker is lost. */
    public void onOwnDelivered(long round, Value value) {
        if (!underWay.isEmpty()) {
            underWay.removeIf(one -> one.round() == round && !one.marker().equals(value));
        }
    }

    /** What was forwarded up to this time seems lost. */
    public void retry(long forwardedUpToMicros) {
        if (!underWay.isEmpty()) {
            underWay.removeIf(one -> one.round() == 0 && one.sentMicros() <= forwardedUpToMicros);
        }
    }

    /** The group goes on as a new one, which knows no markers of the old one. */
    public void moveToNewGroup() {
        underWay.clear();
        for (int count = barriers.size(); count > 0; count--) {
            Barrier barrier = barriers.removeFirst();
            barriers.addLast(new Barrier(barrier.token(), barrier.deadlineMicros(), NO_MARKER));
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
        for (int count = barriers.size(); count > 0; count--) {
            Barrier barrier = barriers.removeFirst();
            if (barrier.deadlineMicros() <= nowMicros) {
                expired.add(barrier.token());
            } else {
                barriers.addLast(barrier);
                earliestDeadlineMicros = Math.min(earliestDeadlineMicros, barrier.deadlineMicros());
            }
        }
        return expired;
    }

    /** Gives up everything: the member stops. */
    public List<Long> abandon() {
        return expire(Long.MAX_VALUE);
    }
}
