package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.Slot;
import io.xcom4ee.core.message.Forwarded;
import io.xcom4ee.core.message.GroupChange;
import io.xcom4ee.core.message.SlotValue;
import io.xcom4ee.core.stream.Sequencer;
import java.util.List;

/**
 * Delivers what a founding inherited and this survivor has not delivered yet, each value in the old view that it belongs to:
 * others may have delivered it there before.
 *
 * <p>Confined to: the member's event loop.
 */
final class InheritedDelivery {
    private final GroupState state;
    private final Delivery delivery;
    private final MessageDelivery messages;

    InheritedDelivery(GroupState state, Delivery delivery, MessageDelivery messages) {
        this.state = state;
        this.delivery = delivery;
        this.messages = messages;
    }

    /**
     * Delivers the values behind the cursor, all or none.
     *
     * @param position where everybody must stand at the end; a survivor that would stand elsewhere has delivered something
     *     that the group does not inherit
     * @return whether this member is in all views on the way and stands at the position; if not nothing is delivered
     */
    boolean deliver(List<SlotValue> tail, long position) {
        Slot delivered = state.cursor().delivered(state.configuration());
        List<SlotValue> missing = tail.stream()
                .filter(entry -> entry.slot().compareTo(delivered) > 0)
                .toList();
        if (positionAfter(missing) != position) {
            return false;
        }
        decideChanges(missing);
        List<Configuration> views = viewsUpTo(missing);
        if (views.stream().anyMatch(view -> view.member(state.self()).isEmpty())) {
            return false;
        }
        int installed = 1;
        for (SlotValue entry : missing) {
            long round = entry.slot().round();
            while (installed < views.size() && views.get(installed).firstRound() <= round) {
                // What is incomplete is kept: see lastWith().
                delivery.announce(views.get(installed));
                installed++;
            }
            Configuration view = lastWith(senderOf(entry), views.subList(0, installed));
            ConfiguredMember owner = lastWith(entry.slot().owner(), views.subList(0, installed))
                    .member(entry.slot().owner())
                    .orElseThrow();
            messages.deliver(view, owner, round, entry.value());
        }
        return true;
    }

    /**
     * The last of these views that a member is in. As a rule that is the last of all. But what only one survivor has accepted
     * counts as decided, and those that are lost may have decided something else in its place: if it changes the group, they
     * have gone on in the view before, with messages that have begun in it and of members that are in no later one.
     */
    private static Configuration lastWith(int member, List<Configuration> views) {
        for (int index = views.size() - 1; index > 0; index--) {
            if (views.get(index).member(member).isPresent()) {
                return views.get(index);
            }
        }
        return views.get(0);
    }

    private static int senderOf(SlotValue entry) {
        return entry.value() instanceof Forwarded forwarded
                ? forwarded.sender()
                : entry.slot().owner();
    }

    private void decideChanges(List<SlotValue> missing) {
        for (SlotValue entry : missing) {
            if (entry.value() instanceof GroupChange change) {
                state.configurations().decide(entry.slot().round(), change);
            }
        }
    }

    /** The view that is installed, and those that begin before the last of these values. */
    private List<Configuration> viewsUpTo(List<SlotValue> values) {
        long last =
                values.stream().mapToLong(entry -> entry.slot().round()).max().orElse(0);
        Configuration current = state.configuration();
        return state.configurations().from(state.cursor().round()).stream()
                .filter(view -> view.equals(current) || view.firstRound() <= last)
                .toList();
    }

    private long positionAfter(List<SlotValue> missing) {
        Sequencer rehearsal = state.sequencer().copy();
        for (SlotValue entry : missing) {
            rehearsal.deliver(entry.slot().owner(), entry.value());
        }
        return rehearsal.position();
    }
}
