package io.xcom4ee.api.message;

/** One of the messages that a module says to people. All of them are in {@code docs/messages.md}, with their ids. */
public interface IdentifiedMessage {

    /** What it is made of: always the same. */
    MessageParts parts();

    /** The stable id, for example {@code XCOM0301E}. */
    default String id() {
        return parts().id();
    }

    /** What happened, with format specifiers where the facts stand. */
    default String template() {
        return parts().template();
    }

    /** What a person can do about it. */
    default String action() {
        return parts().action();
    }

    /** The whole message with its facts, see {@link MessageParts#text}. */
    default String text(Object... facts) {
        return parts().text(facts);
    }

    /** The level that the id's last letter says. */
    default System.Logger.Level level() {
        return parts().level();
    }
}
