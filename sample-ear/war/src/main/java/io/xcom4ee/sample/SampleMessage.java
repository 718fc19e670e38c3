package io.xcom4ee.sample;

import io.xcom4ee.api.message.IdentifiedMessage;
import io.xcom4ee.api.message.MessageParts;

/** What the sample says to people, once. The same table is in {@code docs/messages.md}. */
enum SampleMessage implements IdentifiedMessage {
    STATUS_UNREADABLE(
            "XCOM0801W", "The status of the group could not be read: %s.", "Nothing to do: it is tried again."),
    TEXT_EMPTY("XCOM0802E", "The message is empty.", "Type something."),
    TEXT_TOO_LONG("XCOM0803E", "The message has more than %s bytes, the limit of this page.", "Shorten it.");

    private final MessageParts parts;

    SampleMessage(String id, String template, String action) {
        this.parts = new MessageParts(id, template, action);
    }

    @Override
    public MessageParts parts() {
        return parts;
    }
}
