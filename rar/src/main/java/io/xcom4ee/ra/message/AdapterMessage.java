package io.xcom4ee.ra.message;

import io.xcom4ee.api.message.IdentifiedMessage;
import io.xcom4ee.api.message.MessageParts;

/**
 * Everything that the adapter says to people, once. The id is stable; the last letter is the level: (E)rror, (W)arning,
 * (I)nformation. The same table is in {@code docs/messages.md}.
 */
public enum AdapterMessage implements IdentifiedMessage {
    STARTED(
            "XCOM0601I",
            "The resource adapter has started %s of group %s, which looks for its group now. Settings that are not default:"
                    + " %s.",
            "Nothing to do."),
    STOPPED("XCOM0602I", "The resource adapter has stopped %s of group %s.", "Nothing to do."),
    NOT_STARTED(
            "XCOM0603E",
            "The resource adapter has not started a member: %s",
            "Solve all of these problems in the configuration of the resource adapter. Open Liberty takes an edited server.xml without a"
                    + " restart; other servers start the adapter anew."),
    OTHER_GROUP(
            "XCOM0604E",
            "A connection factory asks for the group %s, but its resource adapter is a member of %s.",
            "Correct the property group in the configuration of the connection factory, or add the group to moreGroups of the resource"
                    + " adapter."),
    NOT_RUNNING(
            "XCOM0605E",
            "The resource adapter does not run.",
            "Look the connection factory up again if the adapter has been started anew."),
    HANDLE_CLOSED(
            "XCOM0606E",
            "This group connection has been closed.",
            "Get a new one from the connection factory, or use its channel, which need not be closed."),
    STRANGE_ACTIVATION(
            "XCOM0607E",
            "The activation spec %s is not one of this resource adapter.",
            "Let the server activate the bean by this resource adapter: on Open Liberty properties.xcom in the activationSpec element of"
                    + " server.xml, where xcom is the id of the resourceAdapter element; on WildFly resource-adapter-name in jboss-ejb3.xml."),
    NO_TRANSACTIONS(
            "XCOM0608E",
            "A group connection is no resource of a transaction: its broadcasts only wait for the commit.",
            "Leave transaction-support of the adapter as it is."),
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
            "See the log for XCOM05xx and restart the server."),
    ROLLED_BACK(
            "XCOM0612E",
            "The transaction was rolled back. The message was certainly not delivered.",
            "Broadcast it in a transaction that commits, or at once (GroupChannel.atOnce)."),
    TRANSACTION_LOST(
            "XCOM0613E",
            "The transaction can only roll back any more. The message was certainly not delivered.",
            "Broadcast it in a transaction that commits, or at once (GroupChannel.atOnce)."),
    TRANSACTION_FULL(
            "XCOM0614E",
            "A transaction has broadcast %s messages that hold %s bytes, and one more, which would be more than %s bytes. That one"
                    + " was certainly not delivered, and the transaction can only roll back.",
            "Broadcast less in one transaction, or raise transactionSizeMax of the connection factory."),
    TRANSACTION_CLOSED(
            "XCOM0615E",
            "The transaction takes no more broadcasts (its status is %s). The message was certainly not delivered.",
            "Broadcast before the transaction begins to commit, or at once (GroupChannel.atOnce)."),
    WAITS_INSIDE(
            "XCOM0616E",
            "The outcome of a broadcast is waited for inside the transaction whose commit sends it: that would never end.",
            "Attach to the stage what depends on it, wait behind the commit, or broadcast at once (GroupChannel.atOnce)."),
    FACTORY_INVALID(
            "XCOM0617E",
            "The property %s of the connection factory has the value '%s'.",
            "Allowed is %s. Correct it in the configuration of the connection factory."),
    NO_REGISTRY(
            "XCOM0618E",
            "The server offers no TransactionSynchronizationRegistry, so that broadcasts could not follow transactions.",
            "Deploy the adapter in a server with Jakarta Transactions."),
    TRANSACTION_IN_DOUBT(
            "XCOM0619E",
            "The transaction ended in doubt (its status is %s). The message was certainly not delivered.",
            "See the server's log for what became of the transaction, before broadcasting it again."),
    BEAN_REFUSED("XCOM0620E", "The message-driven bean %s is not activated: %s", "Solve all of these problems."),
    ACTIVATION_INVALID("XCOM0621E", "The activation property %s has the value '%s'.", "Allowed is %s."),
    ACTIVATION_OTHER_GROUP(
            "XCOM0622E",
            "The activation spec asks for the group %s, but its resource adapter is a member of %s.",
            "Correct the activation property group, or add the group to moreGroups of the resource adapter."),
    NOTHING_RECEIVED(
            "XCOM0623E",
            "The class %s has no method with @OnMessage or @OnView.",
            "Annotate the methods that shall receive."),
    METHOD_INVALID("XCOM0624E", "The method %s of %s cannot receive: %s.", "Correct the method."),
    METHODS_AMBIGUOUS(
            "XCOM0625E",
            "The methods %s and %s of %s would receive the same.",
            "Keep one of them, or give them different topics or types."),
    BATCH_NOT_ALONE(
            "XCOM0626E",
            "The method %s of %s receives batches, and there is another one for messages.",
            "Let one method receive batches, or others single messages."),
    DEAD_LETTER_CONTRADICTION(
            "XCOM0627E",
            "The activation property afterRedeliveries is %s, and there is %s method with @OnDeadLetter in %s.",
            "Set it to deadLetter and write that method, or do neither."),
    BEAN_ACTIVE("XCOM0628I", "The message-driven bean %s receives from the group %s.", "Nothing to do."),
    BEAN_INACTIVE("XCOM0629I", "The message-driven bean %s receives no more from the group %s.", "Nothing to do."),
    DELIVERY_FAILED(
            "XCOM0630W",
            "%s has failed with %s. It is delivered again (%s of %s times) in %s.",
            "See the stack trace. What is behind it waits."),
    BATCH_FAILED(
            "XCOM0631W", "%s has failed with %s too often. They are delivered one by one.", "See the stack trace."),
    MESSAGE_SKIPPED(
            "XCOM0632E",
            "%s has failed with %s, which is skipped.",
            "See the stack trace. What it should have done is not done; afterRedeliveries may say otherwise."),
    DEAD_LETTER(
            "XCOM0633W",
            "%s has failed with %s. Its method for dead letters has taken it.",
            "See the stack trace, and what the application does with dead letters."),
    DEAD_LETTER_FAILED(
            "XCOM0634E",
            "%s could not take the dead letter %s. It is tried again in %s.",
            "See the stack trace. Nothing is delivered to the bean until it succeeds."),
    DELIVERY_GIVEN_UP(
            "XCOM0635E",
            "%s has failed with %s, and its member leaves the group, as afterRedeliveries says.",
            "See the stack trace. Correct the bean and restart the server."),
    BEAN_LEAVES(
            "XCOM0636E",
            "This member leaves because of the message-driven bean %s: the group is %s.",
            "See the message before. Restart the server when its cause is gone."),
    ENDPOINT_OVERRUN(
            "XCOM0637E",
            "The message-driven bean %s is far too slow for the group %s: what comes after position %s is missing, up to the view "
                    + "that is told again.",
            "Make the bean faster, or raise listenerQueueSizeMax of the resource adapter."),
    BEAN_BUSY(
            "XCOM0638W",
            "A call of the message-driven bean %s has not returned for %s ms. Its application is stopped all the same.",
            "Make the bean faster."),
    BEAN_ROLLED_BACK(
            "XCOM0639E", "The transaction of the bean was rolled back.", "See why the bean or the server did that."),
    BEAN_NOT_RELEASED(
            "XCOM0641W",
            "The server could not take a message-driven bean back after a call.",
            "See the stack trace; it is the server's. The next message gets another one."),
    DELIVERY_FAULT(
            "XCOM0642E",
            "The delivery to the message-driven bean %s has met a fault. It goes on %s.",
            "See the stack trace. If it comes again, report it."),
    BEAN_UNAVAILABLE(
            "XCOM0643W",
            "For %s more the server has had no message-driven bean %s to call. %s waits, and all that is behind it.",
            "See the stack trace. Let the application start, or stop it: what waits for too long holds the member's broadcasts back."),
    NOT_BOUND(
            "XCOM0644E",
            "The server has told this connection factory of no place in JNDI.",
            "Look the connection factory up in JNDI; one that was made by hand cannot be bound."),
    FAILED_AFTER_COMMIT(
            "XCOM0647W",
            "The transaction of a call of the message-driven bean %s (method %s) has committed, and something was thrown all the same.",
            "See the stack trace. The message counts as delivered, because what it did lasts."),
    PAUSE_FAULT(
            "XCOM0645E",
            "What was to happen after a pause has met a fault.",
            "See the stack trace. If it comes again, report it."),
    GROUPS_INVALID(
            "XCOM0648E",
            "The property %s of the resource adapter is wrong at '%s': %s.",
            "Allowed are %s. Correct it in the configuration of the resource adapter."),
    SETTING_MISSPELT(
            "XCOM0649W",
            "%s is not the name of a setting; it was perhaps meant for %s, which is not set.",
            "If so, write %s, or %s in the environment. If it belongs to another program there is nothing to do."),
    CONFIG_UNAVAILABLE(
            "XCOM0650W",
            "The server has the classes of MicroProfile Config, but not its configuration: %s. What the configuration of the resource"
                    + " adapter leaves out is taken from system properties and the environment.",
            "Nothing to do if there is all that is to be set; else let the server have MicroProfile Config."),
    SETTING_UNREADABLE(
            "XCOM0651E",
            "The value of %s cannot be had: %s.",
            "Correct it in the source of MicroProfile Config that has it."),
    NAMES_UNREADABLE(
            "XCOM0652W",
            "MicroProfile Config does not tell the names of what is set: %s. Misspelt names of settings are not looked for.",
            "Correct the source of MicroProfile Config that throws this."),
    CONFIG_NOT_RELEASED(
            "XCOM0653W",
            "MicroProfile Config did not take back the configuration of the resource adapter: %s.",
            "Nothing to do if it was stopped or removed with the adapter; else the server may keep classes of the adapter until it is"
                    + " restarted."),
    NOT_MANAGED(
            "XCOM0640W",
            "The managed bean of type %s could not be registered: %s.",
            "Let no two adapters of one server be members of the same group. The group works without the bean.");

    private final MessageParts parts;

    AdapterMessage(String id, String template, String action) {
        this.parts = new MessageParts(id, template, action);
    }

    @Override
    public MessageParts parts() {
        return parts;
    }
}
