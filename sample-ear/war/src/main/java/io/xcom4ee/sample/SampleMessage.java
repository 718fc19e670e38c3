package io.xcom4ee.sample;

import java.util.Locale;

/** What the sample says to people, once. The same table is in {@code docs/messages.md}. */
enum SampleMessage {
    STATUS_UNREADABLE(
            "XCOM0801W", "The status of the group could not be read: %s.", "Nothing to do: it is tried again."),
    TEXT_EMPTY("XCOM0802E", "The message is empty.", "Type something."),
    TEXT_TOO_LONG("XCOM0803E", "The message has more than %s bytes, the limit of this page.", "Shorten it.");

    private final String id;
    private final String template;
    private final String action;

    SampleMessage(String id, String template, String action) {
        this.id = id;
        this.template = template;
        this.action = action;
    }

    String id() {
        return id;
    }

    /** What happened, with {@code %s} where the facts stand. */
    String template() {
        return template;
    }

    /** What the person can do about it. */
    String action() {
        return action;
    }

    /** The whole message with its facts: id, what happened, what to do. */
    String text(Object... facts) {
        return id + ": " + String.format(Locale.ROOT, template + " " + action, facts);
    }
}
