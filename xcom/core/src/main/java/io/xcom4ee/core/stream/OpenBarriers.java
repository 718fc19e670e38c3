package io.xcom4ee.core.stream;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.Marker;
import io.xcom4ee.core.message.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * This member's barriers from the application's call to their outcome: waiting, then behind a marker that was sent into the
 * order after they were called, then passed when that marker is delivered; or back to waiting when the marker seems lost.
 * Many barriers share one marker. Whoever gives barriers bounds their number.
 *
 * <p>Confined to: the member's event loop.
 */
public final class OpenBarriers {
    /** So many markers are under way at a time; who comes later shares the next one. */
    private static final int MARKERS_MAX = 4;

    private final MemberId self;
    private final ArrayDeque<Barrier> waiting = new ArrayDeque<>();
    /** By number, ascending. */
    private final ArrayDeque<Sent> sent = new ArrayDeque<>();

    private int behindMarkers;
    private long lastNumber;
    private long earliestDeadlineMicros = Long.MAX_VALUE;

    private record Barrier(long token, long deadlineMicros) {}

    /** A marker, the own round that it was proposed in or 0 if it was forwarded, and who waits for it. */
    private record Sent(Marker marker, long round, long sentMicros, List<Barrier> barriers) {}

    /** @param self the incarnation that makes the markers */
    public OpenBarriers(MemberId self) {
        this.self = self;
    }

    /** Barriers whose outcome is open. */
    public int size() {
        return waiting.size() + behindMarkers;
    }

    /** Takes a barrier of the application. */
    public void add(long token, long deadlineMicros) {
        waiting.addLast(new Barrier(token, deadlineMicros));
        earliestDeadlineMicros = Math.min(earliestDeadlineMicros, deadlineMicros);
    }

    /** Whether a marker is wanted. */
    public boolean isWaiting() {
        return !waiting.isEmpty() && sent.size() < MARKERS_MAX;
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
        sent.addLast(new Sent(marker, round, nowMicros, List.copyOf(waiting)));
        behindMarkers += waiting.size();
        waiting.clear();
        return marker;
    }

    /** A marker is delivered: whoever was called before it was made has passed, whichever marker it waits for. */
    public List<Long> onDelivered(Marker marker) {
        List<Long> passed = new ArrayList<>();
        if (!marker.by().equals(self)) {
            return passed;
        }
        while (!sent.isEmpty() && sent.getFirst().marker().number() <= marker.number()) {
            Sent first = sent.removeFirst();
            behindMarkers -= first.barriers().size();
            first.barriers().forEach(barrier -> passed.add(barrier.token()));
        }
        return passed;
    }

    /** An own round is delivered. If a marker was proposed there and something else was decided, another one is wanted. */
    public void onOwnDelivered(long round, Value value) {
        for (Iterator<Sent> each = sent.iterator(); each.hasNext(); ) {
            Sent one = each.next();
            if (one.round() == round && !one.marker().equals(value)) {
                each.remove();
                waitAgain(one);
            }
        }
    }

    /** What was forwarded up to this time seems lost. */
    public void retry(long forwardedUpToMicros) {
        for (Iterator<Sent> each = sent.iterator(); each.hasNext(); ) {
            Sent one = each.next();
            if (one.round() == 0 && one.sentMicros() <= forwardedUpToMicros) {
                each.remove();
                waitAgain(one);
            }
        }
    }

    /** The group goes on as a new one, which knows no markers of the old one. */
    public void moveToNewGroup() {
        sent.forEach(this::waitAgain);
        sent.clear();
    }

    private void waitAgain(Sent lost) {
        behindMarkers -= lost.barriers().size();
        waiting.addAll(lost.barriers());
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
        List<Barrier> left = new ArrayList<>();
        waiting.forEach(barrier -> sort(barrier, nowMicros, expired, left));
        waiting.clear();
        waiting.addAll(left);
        earliestDeadlineMicros =
                left.stream().mapToLong(Barrier::deadlineMicros).min().orElse(Long.MAX_VALUE);
        for (int count = sent.size(); count > 0; count--) {
            Sent one = sent.removeFirst();
            List<Barrier> open = new ArrayList<>();
            one.barriers().forEach(barrier -> sort(barrier, nowMicros, expired, open));
            behindMarkers -= one.barriers().size() - open.size();
            if (!open.isEmpty()) {
                sent.addLast(new Sent(one.marker(), one.round(), one.sentMicros(), open));
            }
            for (Barrier barrier : open) {
                earliestDeadlineMicros = Math.min(earliestDeadlineMicros, barrier.deadlineMicros());
            }
        }
        return expired;
    }

    private static void sort(Barrier barrier, long nowMicros, List<Long> expired, List<Barrier> left) {
        if (barrier.deadlineMicros() <= nowMicros) {
            expired.add(barrier.token());
        } else {
            left.add(barrier);
        }
    }

    /** Gives up everything: the member stops. */
    public List<Long> abandon() {
        return expire(Long.MAX_VALUE);
    }
}
