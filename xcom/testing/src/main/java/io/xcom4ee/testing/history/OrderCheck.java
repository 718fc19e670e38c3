package io.xcom4ee.testing.history;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.View;
import io.xcom4ee.api.ViewId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether what members were told are pieces of one total order: each piece without a gap, from the first view of an
 * incarnation on, and at one position of one group incarnation the same message for everybody. What a majority took with it
 * when it died belongs to the group incarnation that ended with it, and is not compared with the next one.
 */
public final class OrderCheck {
    private record Place(UUID group, long position) {}

    private record Seen<T>(String member, T what) {}

    private final List<String> violations = new ArrayList<>();
    private final Map<Place, Seen<GroupMessage>> messages = new HashMap<>();
    private final Map<ViewId, Seen<View>> views = new HashMap<>();

    private OrderCheck() {}

    /** One sentence for each thing that does not fit; none if all is well. */
    public static List<String> violations(Collection<MemberHistory> histories) {
        OrderCheck check = new OrderCheck();
        histories.forEach(check::add);
        return List.copyOf(check.violations);
    }

    private void add(MemberHistory history) {
        String member = history.member();
        Optional<UUID> self = Optional.empty();
        long last = 0;
        for (Told told : history.told()) {
            if (told instanceof Told.Installed installed) {
                View view = installed.view();
                Optional<UUID> now = view.member(member).map(each -> each.incarnation());
                if (!now.equals(self)) {
                    self = now;
                    last = view.position();
                }
                add(member, view);
            } else if (told instanceof Told.Delivered delivered) {
                GroupMessage message = delivered.message();
                if (message.position() != last + 1) {
                    violations.add(member + " delivered position " + message.position() + " after position " + last);
                }
                last = message.position();
                add(member, message);
            }
        }
    }

    private void add(String member, View view) {
        Seen<View> known = views.putIfAbsent(view.id(), new Seen<>(member, view));
        if (known != null && !isSame(known.what(), view)) {
            violations.add("the view " + view.id() + " is " + text(view) + " for " + member + " and "
                    + text(known.what()) + " for " + known.member());
        }
    }

    private void add(String member, GroupMessage message) {
        Place place = new Place(message.view().groupIncarnation(), message.position());
        Seen<GroupMessage> known = messages.putIfAbsent(place, new Seen<>(member, message));
        if (known != null && !isSame(known.what(), message)) {
            violations.add(member + " delivered " + Report.text(message) + ", but " + known.member() + " delivered "
                    + Report.text(known.what()));
        }
    }

    /** Who joined and left is told from one member's view to its next, so that it may differ. */
    private static boolean isSame(View one, View other) {
        return one.position() == other.position()
                && one.members().equals(other.members())
                && one.primary().equals(other.primary())
                && one.fencingToken() == other.fencingToken();
    }

    private static boolean isSame(GroupMessage one, GroupMessage other) {
        return one.sender().equals(other.sender())
                && one.view().equals(other.view())
                && one.payload().equals(other.payload());
    }

    private static String text(View view) {
        return "of " + Report.names(view) + " at position " + view.position() + " with the primary "
                + view.primary().name() + " and the token " + view.fencingToken();
    }
}
