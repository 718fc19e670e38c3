package io.xcom4ee.core.member;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.membership.Neighbours;
import io.xcom4ee.core.message.Message.Presence;
import io.xcom4ee.core.message.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who could take part in a founding, as this process sees it.
 *
 * <p>Confined to: the member's event loop.
 */
final class FoundingCandidates {
    private final ProcessState process;
    private final Neighbours neighbours;

    FoundingCandidates(ProcessState process, Neighbours neighbours) {
        this.process = process;
        this.neighbours = neighbours;
    }

    /** Those that are listed, alive and in no group that works; this process among them. By name. */
    List<Presence> list(Presence own) {
        List<Presence> candidates = new ArrayList<>();
        for (Presence presence : neighbours.present(process.nowMicros())) {
            boolean mine = presence.info().name().equals(process.self().name());
            boolean outdated = presence.standing() == Standing.FRESH
                    && !isFresh(presence.info().id());
            if (!mine && !outdated && presence.standing() != Standing.ONLINE && isListed(presence.info())) {
                candidates.add(presence);
            }
        }
        if (process.isListed() && process.standing() != Standing.ONLINE) {
            candidates.add(own);
        }
        candidates.sort(Comparator.comparing(presence -> presence.info().name()));
        return candidates;
    }

    /**
     * Whether any listed process is known to be a member of a group of a later epoch. Guests do not count: nobody can found
     * with what a guest has, so one that outlives all listed members must not keep their next processes from founding.
     */
    boolean isAnyBeyond(long epoch) {
        return neighbours.present(process.nowMicros()).stream()
                .anyMatch(known -> known.group().epoch() > epoch && isListed(known.info()));
    }

    private boolean isListed(MemberInfo info) {
        return process.settings().electorate().names().contains(info.name());
    }

    /** How many of these have been in no group since they started. */
    static int fresh(List<Presence> candidates) {
        return (int) candidates.stream()
                .filter(presence -> presence.standing() == Standing.FRESH)
                .count();
    }

    /** Members of the own group are not fresh, whatever they said before they entered it. */
    boolean isFresh(MemberId id) {
        if (id.equals(process.self().id())) {
            return process.participation().isEmpty();
        }
        Optional<Presence> known = neighbours.find(id).filter(presence -> presence.standing() == Standing.FRESH);
        return known.isPresent()
                && process.participation().filter(group -> group.hasHeard(id)).isEmpty();
    }
}
