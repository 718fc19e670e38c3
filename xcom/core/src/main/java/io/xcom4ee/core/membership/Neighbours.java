package io.xcom4ee.core.membership;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.Message.Presence;
import io.xcom4ee.core.message.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Processes that have made themselves known lately, whatever group they are in.
 *
 * <p>Confined to: the member's event loop.
 */
public final class Neighbours {
    private final long freshValidMicros;
    private final long memberValidMicros;
    private final TreeMap<String, Seen> byName = new TreeMap<>();
    private long highestBallot;

    private record Seen(Presence presence, long atMicros) {}

    /**
     * How long a presence counts.
     *
     * @param freshValidMicros that of a fresh process, which has nothing to lose
     * @param memberValidMicros that of a member of a group, which may be paused and has something to bring
     */
    public Neighbours(long freshValidMicros, long memberValidMicros) {
        this.freshValidMicros = freshValidMicros;
        this.memberValidMicros = memberValidMicros;
    }

    /** Takes a presence. Of two live processes of one name the one known first counts. */
    public void seen(Presence presence, long nowMicros) {
        presence.promised().map(FoundingBallot::number).ifPresent(this::sawBallot);
        sawBallot(presence.group().epoch());
        String name = presence.info().name();
        Seen known = byName.get(name);
        if (known == null
                || !isValid(known, nowMicros)
                || known.presence().info().id().equals(presence.info().id())) {
            byName.put(name, new Seen(presence, nowMicros));
        }
    }

    /** The process is no longer connected: what it said is worth nothing any more. */
    public void gone(MemberId id) {
        Seen known = byName.get(id.name());
        if (known != null && known.presence().info().id().equals(id)) {
            byName.remove(id.name());
        }
    }

    /** A founding ballot of this number was seen. */
    public void sawBallot(long number) {
        highestBallot = Math.max(highestBallot, number);
    }

    /** The highest number of a founding ballot seen. */
    public long highestBallot() {
        return highestBallot;
    }

    /** What this process said last, however long ago, as long as it is connected. */
    public Optional<Presence> find(MemberId id) {
        return Optional.ofNullable(byName.get(id.name()))
                .map(Seen::presence)
                .filter(presence -> presence.info().id().equals(id));
    }

    /** What this process said last, if that was lately. */
    public Optional<Presence> find(MemberId id, long nowMicros) {
        return Optional.ofNullable(byName.get(id.name()))
                .filter(seen -> isValid(seen, nowMicros))
                .map(Seen::presence)
                .filter(presence -> presence.info().id().equals(id));
    }

    /** Everybody known to live, by name. */
    public List<Presence> present(long nowMicros) {
        List<Presence> present = new ArrayList<>(byName.size());
        for (Seen seen : byName.values()) {
            if (isValid(seen, nowMicros)) {
                present.add(seen.presence());
            }
        }
        return present;
    }

    /** Those that take part in a group with a quorum, by name. */
    public List<Presence> online(long nowMicros) {
        return present(nowMicros).stream()
                .filter(presence -> presence.standing() == Standing.ONLINE)
                .toList();
    }

    /** Whether any process is known that takes part in a group with a quorum. */
    public boolean isAnybodyOnline(long nowMicros) {
        for (Seen seen : byName.values()) {
            if (seen.presence().standing() == Standing.ONLINE && isValid(seen, nowMicros)) {
                return true;
            }
        }
        return false;
    }

    private boolean isValid(Seen seen, long nowMicros) {
        boolean fresh = seen.presence().standing() == Standing.FRESH;
        return nowMicros - seen.atMicros() < (fresh ? freshValidMicros : memberValidMicros);
    }
}
