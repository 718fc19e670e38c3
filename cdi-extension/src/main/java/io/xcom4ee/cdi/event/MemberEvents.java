package io.xcom4ee.cdi.event;

import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.ViewEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells who comes and goes with a view, and when it is this member that was put out.
 *
 * <p>Confined to: the one thread at a time that delivers the events of a group.
 */
final class MemberEvents {
    private final String group;
    private final Outlet<MemberEvent> joined;
    private final Outlet<MemberEvent> left;
    private final Outlet<MemberEvent> expelled;
    /** The newest one, until this member is put out of it. */
    private @Nullable View view;

    /** The incarnation of this member whose end was told last: later views may name it once more. */
    private @Nullable Member ended;

    MemberEvents(String group, Outlet<MemberEvent> joined, Outlet<MemberEvent> left, Outlet<MemberEvent> expelled) {
        this.group = group;
        this.joined = joined;
        this.left = left;
        this.expelled = expelled;
    }

    /** A view that was installed before anybody listened is no news of its members. */
    void onView(ViewEvent event) {
        view = event.view();
        if (!event.replayed()) {
            tell(joined, event.view().joined());
            tell(left, event.view().left());
            tell(
                    expelled,
                    event.view().expelled().stream()
                            .filter(member -> !isEnded(member))
                            .toList());
        }
    }

    /** The group goes on without this member. Later views that it sees may say so of its old self, or may not. */
    void onPhase(GroupStatus status) {
        View last = view;
        if (last != null && status.phase() == GroupPhase.REJOINING) {
            view = null;
            last.member(status.memberName())
                    .filter(self -> !isEnded(self)) // The old view may have been told again since.
                    .ifPresent(self -> {
                        ended = self;
                        tell(expelled, List.of(self));
                    });
        }
    }

    private boolean isEnded(Member member) {
        Member known = ended;
        return known != null && known.incarnation().equals(member.incarnation());
    }

    private void tell(Outlet<MemberEvent> outlet, List<Member> members) {
        members.forEach(member -> outlet.fire(new MemberEvent(group, member)));
    }
}
