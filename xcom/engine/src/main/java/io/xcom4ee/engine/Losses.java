package io.xcom4ee.engine;

import io.xcom4ee.api.Member;
import io.xcom4ee.api.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What listeners were told to be lost and not yet to be back. An incarnation that stops takes its opinion with it, so the
 * next one cannot take back what it never said: its first view does. Confined to: the member's event loop.
 */
final class Losses {
    private boolean quorum;
    private final Map<UUID, Member> members = new LinkedHashMap<>();

    void quorumLost() {
        quorum = true;
    }

    void quorumRegained() {
        quorum = false;
    }

    void unreachable(Member member) {
        members.put(member.incarnation(), member);
    }

    void reachable(Member member) {
        members.remove(member.incarnation());
    }

    /** Who is not in the view is gone, which the view itself tells. */
    void keep(View view) {
        members.keySet()
                .retainAll(view.members().stream().map(Member::incarnation).toList());
    }

    /** Whether the quorum was lost; it no longer is. */
    boolean takeQuorum() {
        boolean lost = quorum;
        quorum = false;
        return lost;
    }

    /** Who was unreachable; nobody is any longer. */
    List<Member> takeMembers() {
        List<Member> lost = List.copyOf(members.values());
        members.clear();
        return lost;
    }
}
