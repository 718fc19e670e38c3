package io.xcom4ee.engine.handover;

import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.ViewId;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.core.message.Payloads;
import java.util.function.BiConsumer;

/**
 * Something that listeners are told. One and the same object goes to all listeners of a member; it is taken apart into
 * calls on the listener's thread.
 */
public sealed interface ListenerEvent permits ListenerEvent.Messages, ListenerEvent.Single {

    /** What every event costs to keep, beside its messages. */
    int OVERHEAD_BYTES = 128;

    /** What it costs to keep. */
    default int bytes() {
        return OVERHEAD_BYTES;
    }

    /** The calls on one listener that this event is, none of which has been made. */
    Calls calls();

    /** The calls of one event on one listener. */
    interface Calls {
        /** Makes the next one by this caller; false if there was none. */
        boolean next(Caller caller);
    }

    /** Something that is told by one call. */
    sealed interface Single extends ListenerEvent {
        /** Makes the call. */
        void tell(Caller caller);

        @Override
        default Calls calls() {
            return new SingleCall(this);
        }
    }

    /** Makes the calls, one by one. */
    interface Caller {
        /** Whether calls are wanted any more. */
        boolean isOpen();

        /** Calls the listener with this argument; {@code name} is the method's, for people. */
        <A> void call(String name, BiConsumer<GroupListener, A> method, A argument);
    }

    /** Messages of one sender, one after the other in the order of the group. */
    record Messages(String group, long firstPosition, ViewId view, Member sender, Payloads payloads)
            implements ListenerEvent {
        @Override
        public int bytes() {
            return OVERHEAD_BYTES + payloads.sizeBytes();
        }

        @Override
        public Calls calls() {
            return new MessageCalls(this);
        }
    }

    /** A view was installed, or is told to a late listener. */
    record Views(ViewEvent event) implements Single {
        @Override
        public void tell(Caller caller) {
            caller.call("onViewChanged", GroupListener::onViewChanged, event);
        }
    }

    /** The quorum was lost. */
    record QuorumLost(QuorumEvent event) implements Single {
        @Override
        public void tell(Caller caller) {
            caller.call("onQuorumLost", GroupListener::onQuorumLost, event);
        }
    }

    /** The quorum was regained. */
    record QuorumRegained(QuorumEvent event) implements Single {
        @Override
        public void tell(Caller caller) {
            caller.call("onQuorumRegained", GroupListener::onQuorumRegained, event);
        }
    }

    /** A member became unreachable. */
    record Unreachable(MemberEvent event) implements Single {
        @Override
        public void tell(Caller caller) {
            caller.call("onMemberUnreachable", GroupListener::onMemberUnreachable, event);
        }
    }

    /** A member became reachable again. */
    record Reachable(MemberEvent event) implements Single {
        @Override
        public void tell(Caller caller) {
            caller.call("onMemberReachable", GroupListener::onMemberReachable, event);
        }
    }

    /** The state of this member changed. */
    record PhaseChanged(GroupStatus status) implements Single {
        @Override
        public void tell(Caller caller) {
            caller.call("onPhaseChanged", GroupListener::onPhaseChanged, status);
        }
    }

    /** Nothing for the listener: it has been told everything before this. */
    record Reached(Arrival arrival) implements Single {
        @Override
        public void tell(Caller caller) {
            arrival.arrived();
        }
    }

    /** The listener was too slow. */
    record Overrun() implements Single {
        @Override
        public void tell(Caller caller) {
            caller.call("onOverrun", (listener, overrun) -> listener.onOverrun(), this);
        }
    }
}
