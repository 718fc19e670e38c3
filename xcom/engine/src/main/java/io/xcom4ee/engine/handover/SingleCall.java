package io.xcom4ee.engine.handover;

/** The call of an event that has no more than one. */
final class SingleCall implements ListenerEvent.Calls {
    private final ListenerEvent.Single event;
    private boolean made;

    SingleCall(ListenerEvent.Single event) {
        this.event = event;
    }

    @Override
    public boolean next(ListenerEvent.Caller caller) {
        if (made) {
            return false;
        }
        made = true;
        event.tell(caller);
        return true;
    }
}
