package io.xcom4ee.core.membership;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.Message.Presence;
import io.xcom4ee.core.message.Standing;
import java.util.List;
import java.util.TreeMap;

/**
 * Processes that have made themselves known lately, whatever group they are in.
 *
 * <p>Confined to: the member's event loop.
 */
public final class Neighbours {
    private final long validMicros;
    private final TreeMap<String, Seen> byName = new TreeMap<>();
    private long highestBallot;

    private record Seen(Presence presence, long atMicros) {}

    /** Presences count for this long. */
    public Neighbours(long validMicros) {
        this.validMicros = validMicros;
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

    /** Everybody known to live, by name. */
    public List<Presence> present(long nowMicros) {
        return byName.values().stream()
                .filter(seen -> isValid(seen, nowMicros))
                .map(Seen::presence)
                .toList();
    }

    /** Those that take part in a group with a quorum, by name. */
    public List<Presence> online(long nowMicros) {
        return present(nowMicros).stream()
                .filter(presence -> presence.standing() == Standing.ONLINE)
                .toList();
    }

    private boolean isValid(Seen seen, long nowMicros) {
        return nowMicros - seen.atMicros() < validMicros;
    }
}
