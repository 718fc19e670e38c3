package io.xcom4ee.core.membership;

import io.xcom4ee.core.base.MemberTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Whom this member has not heard for the suspicion time-out: its own opinion, shared with the others in progress messages.
 * Any frame proves life.
 *
 * <p>Confined to: the member's event loop.
 */
public final class FailureDetector {
    private final long suspicionMicros;
    private final MemberTable<Watched> watched = new MemberTable<>();
    /** By number; changes seldom and is asked for in every turn. */
    private List<Integer> unreachable = List.of();

    private static final class Watched {
        private final int number;
        private long lastHeardMicros;
        private boolean unreachable;

        Watched(int number, long lastHeardMicros) {
            this.number = number;
            this.lastHeardMicros = lastHeardMicros;
        }
    }

    public FailureDetector(long suspicionMicros) {
        this.suspicionMicros = suspicionMicros;
    }

    /** Watches exactly these members; a new one has the whole time-out to be heard. */
    public void watch(Collection<Integer> members, long nowMicros) {
        watched.removeIf(number -> !members.contains(number));
        members.forEach(member -> watched.addIfAbsent(member, number -> new Watched(number, nowMicros)));
        listUnreachable();
    }

    /** The member could not speak before now: it has the whole time-out to be heard. */
    public void begin(int member, long nowMicros) {
        heard(member, nowMicros);
    }

    /** A frame of this member came in. */
    public void heard(int member, long nowMicros) {
        Watched heard = watched.find(member);
        if (heard != null) {
            heard.lastHeardMicros = nowMicros;
            if (heard.unreachable) {
                heard.unreachable = false;
                listUnreachable();
            }
        }
    }

    /** Members that were silent for too long become unreachable. */
    public void expire(long nowMicros) {
        boolean changed = false;
        for (Watched each : watched.all()) {
            if (!each.unreachable && nowMicros - each.lastHeardMicros >= suspicionMicros) {
                each.unreachable = true;
                changed = true;
            }
        }
        if (changed) {
            listUnreachable();
        }
    }

    private void listUnreachable() {
        List<Integer> numbers = new ArrayList<>();
        for (Watched each : watched.all()) {
            if (each.unreachable) {
                numbers.add(each.number);
            }
        }
        unreachable = List.copyOf(numbers);
    }

    /**
     * This member itself did not run for a while (garbage collection, a frozen machine): it judges nobody until it has
     * had a full period to hear the others again.
     */
    public void forgive(long nowMicros) {
        for (Watched each : watched.all()) {
            if (!each.unreachable) {
                each.lastHeardMicros = nowMicros;
            }
        }
    }

    /** When the member was heard last; it is watched. */
    public long lastHeardMicros(int member) {
        Watched known = watched.find(member);
        return known == null ? Long.MIN_VALUE : known.lastHeardMicros;
    }

    /** Whether the member is unreachable. */
    public boolean isUnreachable(int member) {
        Watched known = watched.find(member);
        return known != null && known.unreachable;
    }

    /** All unreachable members, by number. */
    public List<Integer> unreachable() {
        return unreachable;
    }
}
