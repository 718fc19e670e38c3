package io.xcom4ee.core.membership;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whom this member has not heard for the suspicion time-out: its own opinion, shared with the others in progress messages.
 * Any frame proves life.
 *
 * <p>Confined to: the member's event loop.
 */
public final class FailureDetector {
    private final long suspicionMicros;
    private final TreeMap<Integer, Long> lastHeard = new TreeMap<>();
    private final TreeSet<Integer> unreachable = new TreeSet<>();

    public FailureDetector(long suspicionMicros) {
        this.suspicionMicros = suspicionMicros;
    }

    /** Watches exactly these members; a new one has the whole time-out to be heard. */
    public void watch(Collection<Integer> members, long nowMicros) {
        lastHeard.keySet().retainAll(members);
        unreachable.retainAll(members);
        members.forEach(member -> lastHeard.putIfAbsent(member, nowMicros));
    }

    /** The member could not speak before now: it has the whole time-out to be heard. */
    public void begin(int member, long nowMicros) {
        heard(member, nowMicros);
    }

    /** A frame of this member came in. */
    public void heard(int member, long nowMicros) {
        if (lastHeard.replace(member, nowMicros) != null) {
            unreachable.remove(member);
        }
    }

    /** Members that were silent for too long become unreachable. */
    public void expire(long nowMicros) {
        lastHeard.forEach((member, heard) -> {
            if (nowMicros - heard >= suspicionMicros) {
                unreachable.add(member);
            }
        });
    }

    /**
     * This member itself did not run for a while (garbage collection, a frozen machine): it judges nobody until it has
     * had a full period to hear the others again.
     */
    public void forgive(long nowMicros) {
        lastHeard.replaceAll((member, heard) -> unreachable.contains(member) ? heard : nowMicros);
    }

    /** When the member was heard last; it is watched. */
    public long lastHeardMicros(int member) {
        return lastHeard.getOrDefault(member, Long.MIN_VALUE);
    }

    /** Whether the member is unreachable. */
    public boolean isUnreachable(int member) {
        return unreachable.contains(member);
    }

    /** All unreachable members, by number. */
    public List<Integer> unreachable() {
        return List.copyOf(unreachable);
    }
}
