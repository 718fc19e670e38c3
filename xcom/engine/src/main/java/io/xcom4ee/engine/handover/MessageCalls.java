package io.xcom4ee.engine.handover;

import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.core.message.Payloads;

/** The calls of messages that came together. */
final class MessageCalls implements ListenerEvent.Calls {
    private final ListenerEvent.Messages messages;
    private final Payloads.Cursor each;
    private long position;

    MessageCalls(ListenerEvent.Messages messages) {
        this.messages = messages;
        this.each = messages.payloads().cursor();
        this.position = messages.firstPosition();
    }

    @Override
    public boolean next(ListenerEvent.Caller caller) {
        if (!caller.isOpen() || !each.next()) {
            return false;
        }
        GroupMessage message = new GroupMessage(
                messages.group(),
                position,
                messages.view(),
                messages.sender(),
                each.bytes(),
                each.offset(),
                each.length());
        position++;
        caller.call("onMessage", GroupListener::onMessage, message);
        return true;
    }
}
