package io.xcom4ee.core.member;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.Timeouts;
import io.xcom4ee.core.message.Message.Presence;
import io.xcom4ee.core.message.Standing;

/**
 * Tells whether another group's life means that this process has lost its place and must start anew.
 *
 * <p>Confined to: the member's event loop.
 */
final class Supersession {
    private final ProcessState process;
    private final Foundings foundings;
    private final ForcedMembership forced;
    private final OtherGroup older;
    private final OtherGroup newer;

    /** @param presenceValidMicros whoever has not told of itself for so long may have changed its mind unheard */
    Supersession(ProcessState process, Foundings foundings, ForcedMembership forced, long presenceValidMicros) {
        this.process = process;
        this.foundings = foundings;
        this.forced = forced;
        this.older = new OtherGroup(presenceValidMicros);
        this.newer = new OtherGroup(presenceValidMicros);
    }

    boolean isBy(Presence presence) {
        return process.settings().electorate().isDynamic() ? isOutside(presence) : isSuperseding(presence);
    }

    /**
     * Another group of this name works, so that this member's group can have no majority any more. A newer one does for
     * certain. An older one may be the mistake of a member that was paused and has not noticed yet what it missed; it is
     * believed when it says so for longer than such a mistake can last. A fresh process that has accepted another group
     * later cannot enter the one that works; as another incarnation it has accepted nothing.
     */
    private boolean isSuperseding(Presence presence) {
        if (presence.standing() != Standing.ONLINE) {
            return process.participation().isPresent()
                    && process.standing() != Standing.ONLINE
                    && isNewerForLong(presence.group());
        }
        return switch (process.standing()) {
            case ONLINE -> false;
            case FRESH ->
                presence.promised()
                        .filter(promised -> foundings.hasAcceptedAnother(presence.group(), promised))
                        .isPresent();
            case BLOCKED, FROZEN -> isNewer(presence.group()) || isOlderForLong(presence.group());
        };
    }

    /**
     * In dynamic membership a group gives way only to what its membership was forced to, whether that works now or not;
     * whoever has accepted to be in that one waits to be told. A frozen member whose own group works without it has lost its
     * place there.
     */
    private boolean isOutside(Presence presence) {
        if (process.participation().isEmpty()) {
            return false;
        }
        boolean later = presence.group().isLaterThan(process.group());
        boolean passedOver = process.standing() == Standing.FROZEN
                && presence.standing() == Standing.ONLINE
                && (later || presence.group().equals(process.group()))
                && isOlderForLong(presence.group());
        return passedOver || (later && presence.group().isLaterThan(forced.expected()));
    }

    private boolean isNewer(GroupId other) {
        return other.epoch() > process.group().epoch();
    }

    private boolean isOlderForLong(GroupId other) {
        boolean own = process.standing() == Standing.BLOCKED && other.equals(process.group());
        return !own && isForLong(older.toldMicros(other, process.nowMicros()));
    }

    /**
     * A later group waits, as this one does. Its founding has bound so many fresh processes that this group can never work
     * again, and by waiting in it this process counts neither there nor as a fresh one: all would wait for ever. Whoever
     * is only about to be told that it belongs to the later group is told much sooner.
     */
    private boolean isNewerForLong(GroupId other) {
        return isNewer(other) && isForLong(newer.toldMicros(other, process.nowMicros()));
    }

    /** Longer than a process that was paused takes to notice what it has missed. */
    private boolean isForLong(long toldMicros) {
        Timeouts timeouts = process.settings().timeouts();
        return toldMicros > timeouts.suspicionMicros() + 2 * timeouts.heartbeatMicros();
    }
}
