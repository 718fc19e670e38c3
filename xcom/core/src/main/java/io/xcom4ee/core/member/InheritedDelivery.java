package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.Slot;
import io.xcom4ee.core.membership.ConfigurationHistory;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Reconfiguration;
import io.xcom4ee.core.message.SlotValue;
import io.xcom4ee.core.stream.Sequencer;
import java.util.List;
import java.util.Optional;

/**
 * Delivers what a founding inherited and this survivor has not delivered yet, each value in the old view that it belongs to:
 * others may have delivered it there before.
 *
 * <p>Confined to: the member's event loop.
 */
final class InheritedDelivery {
    private final GroupState state;
    private final Delivery delivery;
    private long viewNumber;

    InheritedDelivery(GroupState state, Delivery delivery) {
        this.state = state;
        this.delivery = delivery;
        this.viewNumber = state.configuration().number();
    }

    /**
     * Delivers the values behind the cursor.
     *
     * @param position where everybody must stand at the end; a survivor that would stand elsewhere has delivered something
     *     that the group does not inherit, and delivers nothing of it
     * @return whether this member was in all views on the way and stands at the position
     */
    boolean deliver(List<SlotValue> tail, long position) {
        Slot delivered = state.cursor().delivered(state.configuration());
        List<SlotValue> missing = tail.stream()
                .filter(entry -> entry.slot().compareTo(delivered) > 0)
                .toList();
        if (positionAfter(missing) != position) {
            return false;
        }
        for (SlotValue entry : missing) {
            if (!deliver(entry)) {
                return false;
            }
        }
        return true;
    }

    private long positionAfter(List<SlotValue> missing) {
        Sequencer rehearsal = state.sequencer().copy();
        for (SlotValue entry : missing) {
            if (entry.value() instanceof Batch batch) {
                rehearsal.deliver(entry.slot().owner(), batch);
            }
        }
        return rehearsal.position();
    }

    private boolean deliver(SlotValue entry) {
        ConfigurationHistory configurations = state.configurations();
        Slot slot = entry.slot();
        if (!installViewsUpTo(configurations.at(slot.round()))) {
            return false;
        }
        if (entry.value() instanceof Reconfiguration change) {
            configurations.decide(slot.round(), change);
        }
        if (entry.value() instanceof Batch batch) {
            Optional<ConfiguredMember> sender = configurations.at(slot.round()).member(slot.owner());
            sender.ifPresent(member -> delivery.deliverBatch(slot.owner(), member.info(), slot.round(), batch));
            return sender.isPresent();
        }
        return true;
    }

    private boolean installViewsUpTo(Configuration due) {
        for (Configuration configuration :
                state.configurations().from(state.cursor().round())) {
            if (configuration.number() > viewNumber && configuration.number() <= due.number()) {
                if (configuration.member(state.self()).isEmpty()) {
                    return false;
                }
                delivery.install(configuration);
                viewNumber = configuration.number();
            }
        }
        return true;
    }
}
