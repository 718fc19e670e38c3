package io.xcom4ee.simulator.network;

import io.xcom4ee.simulator.network.Link.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What handshakes do about two live processes of one name: everybody takes the one that comes first, until it falls silent,
 * and neither of the two takes the other one.
 */
final class NamesInUse {
    private final @Nullable Endpoint[] endpoints;
    private final @Nullable Link[][] links;
    private final Cuts cuts;

    /** Of a network, whose state it reads. */
    NamesInUse(@Nullable Endpoint[] endpoints, @Nullable Link[][] links, Cuts cuts) {
        this.endpoints = endpoints;
        this.links = links;
        this.cuts = cuts;
    }

    /** Whether one of the two refuses the other one. */
    boolean forbid(Link link) {
        return link.from.info().name().equals(link.to.info().name())
                || hasRival(link.fromIndex, link.toIndex)
                || hasRival(link.toIndex, link.fromIndex);
    }

    private boolean hasRival(int at, int newcomer) {
        for (int other = 0; other < endpoints.length; other++) {
            Link link = links[other][at];
            // A connection alone proves nothing: whoever is cut off makes way.
            boolean heard = link != null && link.state == State.UP && !cuts.isCut(other, at);
            if (heard && isRival(other, newcomer)) {
                return true;
            }
        }
        return false;
    }

    private boolean isRival(int other, int newcomer) {
        Endpoint first = endpoints[other];
        Endpoint second = endpoints[newcomer];
        return other != newcomer
                && first != null
                && second != null
                && first.isAlive()
                && first.info().name().equals(second.info().name());
    }

    /** The connections that end when this one is made: those with others of the same names. */
    List<Link> endedBy(Link link) {
        List<Link> ended = new ArrayList<>();
        for (int other = 0; other < endpoints.length; other++) {
            if (isRival(other, link.toIndex)) {
                addBetween(link.fromIndex, other, ended);
            }
            if (isRival(other, link.fromIndex)) {
                addBetween(link.toIndex, other, ended);
            }
        }
        return ended;
    }

    private void addBetween(int one, int other, List<Link> ended) {
        Link there = links[one][other];
        Link back = links[other][one];
        if (there != null) {
            ended.add(there);
        }
        if (back != null) {
            ended.add(back);
        }
    }
}
