package io.xcom4ee.ra;

import java.util.Locale;

/**
 * Everything that the adapter says to people, once. The id is stable; the last letter is the level: (E)rror, (W)arning,
 * (I)nformation. The same table is in {@code docs/messages.md}.
 */
enum AdapterMessage {
    STARTED(
            "XCOM0601I",
            "The resource adapter has started %s of group %s, which looks for its group now. Settings that are not default:"
                    + " %s.",
            "Nothing to do."),
    STOPPED("XCOM0602I", "The resource adapter has stopped %s of group %s.", "Nothing to do."),
    NOT_STARTED(
            "XCOM0603E",
            "The resource adapter has not started a member: %s",
            "Solve all of these problems in the resourceAdapter element of server.xml; the server need not be restarted."),
    OTHER_GROUP(
            "XCOM0604E",
            "A connection factory asks for the group %s, but its resource adapter is a member of the group %s.",
            "Correct the property group of the connectionFactory element in server.xml, or leave it out."),
    NOT_RUNNING(
            "XCOM0605E",
            "The resource adapter does not run.",
            "Look the connection factory up again if the adapter has been started anew."),
    HANDLE_CLOSED(
            "XCOM0606E",
            "This group connection has been closed.",
            "Get a new one from the connection factory, or use its channel, which need not be closed."),
    NO_ENDPOINTS(
            "XCOM0607E",
            "The resource adapter has no message endpoints.",
            "Receive messages by a listener (GroupChannel.subscribe) or by a CDI observer (@Observes @Received)."),
    NO_TRANSACTIONS(
            "XCOM0608E",
            "Group connections take part in no transaction.",
            "Broadcast after the transaction has been committed."),
    SERVER_ONLY(
            "XCOM0609E",
            "Group connections exist in an application server only.",
            "Outside of one, start a member with io.xcom4ee.engine.GroupMember."),
    TAKEN_OVER(
            "XCOM0610I",
            "The configuration of the resource adapter has changed: %s of group %s is stopped and started anew.",
            "Nothing to do."),
    LOOP_DEAD(
            "XCOM0611E",
            "The event loop of this member has ended.",
            "See the log for XCOM05xx and restart the server.");

    private static final String NOTHING = "Nothing to do.";

    private final String id;
    private final String template;
    private final String action;

    AdapterMessage(String id, String template, String action) {
        this.id = id;
        this.template = template;
        this.action = action;
    }

    /** The stable id, for example {@code XCOM0601I}. */
    String id() {
        return id;
    }

    /** What happened, with format specifiers where the facts stand. */
    String template() {
        return template;
    }

    /** What a person can do about it. */
    String action() {
        return action;
    }

    /** The whole message with its facts: id, what happened, what to do if there is anything to do. */
    String text(Object... facts) {
        String pattern = action.equals(NOTHING) ? template : template + " " + action;
        return id + ": " + String.format(Locale.ROOT, pattern, facts);
    }

    /** The level that the id's last letter says. */
    System.Logger.Level level() {
        return switch (id.charAt(id.length() - 1)) {
            case 'E' -> System.Logger.Level.ERROR;
            case 'W' -> System.Logger.Level.WARNING;
            default -> System.Logger.Level.INFO;
        };
    }
}
