package io.xcom4ee.cdi.message;

import io.xcom4ee.api.message.IdentifiedMessage;
import io.xcom4ee.api.message.MessageParts;

/**
 * Everything that this module says to people, once. The id is stable; the last letter is the level: (E)rror, (W)arning,
 * (I)nformation. The same table is in {@code docs/messages.md}. What is said before the api is known to be there is in
 * {@link PrerequisiteMessage}.
 */
public enum CdiMessage implements IdentifiedMessage {
    FACTORY_MISSING(
            "XCOM0701E",
            "No group connection factory is bound as %1$s (%3$s).",
            "Configure one in the server: on Open Liberty by <connectionFactory jndiName=\"%1$s\">%2$s</connectionFactory> in"
                    + " server.xml and by the feature jndi-1.0, on WildFly by a connection-definition with the jndi-name java:/%1$s."
                    + " See also that the log has no error XCOM01xx or XCOM06xx."),
    API_TWICE(
            "XCOM0702E",
            "There are two copies of the XCom api: the application uses the one in %2$s, the factory bound as %1$s the one"
                    + " in %3$s.",
            "Remove xcom-api from the application and give it the adapter's copy: on Open Liberty by"
                    + " <classloader classProviderRef=\"xcom\"/> in the application element of server.xml, on WildFly by the dependency"
                    + " deployment.xcom.rar in jboss-deployment-structure.xml."),
    NOT_A_FACTORY(
            "XCOM0703E",
            "What is bound as %s is a %s and no group connection factory.",
            "Bind a connection factory of the XCom adapter under that name, or set another name by xcom.jndi-name or"
                    + " xcom.group.<name>.jndi-name."),
    OTHER_GROUP(
            "XCOM0704E",
            "The factory bound as %1$s belongs to the group %3$s, but the group %2$s is asked for.",
            "Correct the group in the configuration of the server, or xcom.group.%2$s.jndi-name."),
    GROUP_NAME_INVALID(
            "XCOM0705E", "\"%s\" (%s) cannot name a group.", "Use 1 to 64 lower case letters, digits and hyphens."),
    SETTING_INVALID("XCOM0706E", "The setting %s has the value \"%s\" (from %s).", "Allowed is %s."),
    DEFAULT_TWICE(
            "XCOM0707E",
            "Both xcom.jndi-name (from %2$s) and xcom.default-group (from %3$s) are set.",
            "Keep one of them; the JNDI name of the group %1$s is set by xcom.group.%1$s.jndi-name."),
    OBSERVER_FAILED(
            "XCOM0709W",
            "An observer of the application threw an exception on %2$s of the group %1$s; later observers of this one event"
                    + " were not called.",
            "Correct the observer, see the stack trace. The event is not repeated, the group is not affected."),
    SETTING_UNKNOWN("XCOM0710W", "There is no setting %s; it has no effect.", "The settings of a group are: %s."),
    HEALTH_ABSENT(
            "XCOM0711I",
            "MicroProfile Health is not enabled in this server, so it does not show the state of the groups.",
            "Add it to the server to have it: on Open Liberty by <feature>mpHealth-4.0</feature> in the featureManager of server.xml."),
    OBSERVING("XCOM0712I", "The application observes the group %s through the member %s.", "Nothing to do."),
    CHANNELS_MISSING(
            "XCOM0714E",
            "The application has started without some of its groups: %s",
            "Solve these problems; the groups are looked for again every %s s."),
    APPLICATION_STOPPED(
            "XCOM0715E",
            "The application has stopped and cannot listen to the group %s any more.",
            "Nothing to do if this comes from a task that outlives the application; let it end with the application."),
    OBSERVERS_OVERRUN(
            "XCOM0717E",
            "The observers of the application are far too slow for the group %s: events from here to the view that is told"
                    + " again are missing.",
            "Make the observers faster, or raise listenerQueueSizeMax of the resource adapter."),
    SERVED_BY_OTHER(
            "XCOM0718I",
            "Another web module of the application has xcom-cdi too and serves the observers of all modules, in its own"
                    + " context.",
            "Put xcom-cdi into the lib directory of the EAR, or into one web module only."),
    CODECS_REFUSED(
            "XCOM0719E",
            "The application's codecs cannot be used: %s",
            "Correct the beans that implement PayloadCodec; until then no value is sent or received."),
    TYPE_UNOBSERVED(
            "XCOM0720I",
            "Messages of the type %2$s come in the group %1$s that no observer of the application names: %3$s so far, now %4$s.",
            "Nothing to do if they are for others. What happens with them says xcom.group.%1$s.unreadable."),
    UNREADABLE(
            "XCOM0721W",
            "Messages of the type %2$s come in the group %1$s that cannot be told to observers: %3$s so far, now %4$s. %5$s",
            "What happens with them says xcom.group.%1$s.unreadable."),
    LEFT_UNREADABLE(
            "XCOM0722E",
            "The application leaves the group %1$s, and its observers are told nothing more, because of %2$s: %3$s",
            "Correct the application or the sender, and start the application anew. That it leaves says"
                    + " xcom.group.%1$s.unreadable."),
    ASYNC_OBSERVER_FAILED(
            "XCOM0723W",
            "An asynchronous observer of the application threw an exception on %2$s of the group %1$s.",
            "Correct the observer, see the stack trace. The event is not repeated, the group is not affected."),
    TOPIC_INVALID("XCOM0724E", "\"%s\" (%s) cannot be a topic.", "Use 1 to 128 letters, digits and . _ - /"),
    TYPE_NOT_OBSERVABLE(
            "XCOM0725E",
            "Messages cannot be received as %s (%s).",
            "Observe a class without type parameters, for example a record; or GroupMessage itself."),
    NO_CURRENT_MESSAGE(
            "XCOM0726E",
            "No message is being told on this thread.",
            "Take GroupMessage as a parameter of an observer of @Received; an asynchronous one observes GroupMessage itself."),
    NOBODY_NAMES_TYPE(
            "XCOM0727I", "No observer of the application names the type %s.", "Nothing to do if it is for others."),
    VIEW_KEPT(
            "XCOM0728W",
            "A view is injected where it stays for longer than it is true: %s.",
            "Inject Instance<View>, Provider<View> or GroupChannel, and ask when it is needed."),
    NO_VIEW(
            "XCOM0729E",
            "No view of the group %s is installed yet.",
            "Observe @ViewChanged, or inject Instance<View> and ask later."),
    EVENT_NOT_DELIVERED(
            "XCOM0731W",
            "A clustered event that was fired in the group %s did not end as it should: %s. %s",
            "What may be concluded says the message behind. Who fires it asynchronously is told of the outcome."),
    NOT_PRIMARY(
            "XCOM0730E",
            "%s was not run: this member is not the primary of the group %s, or has no quorum. The primary is %s.",
            "Call it there. A method without a result is skipped instead."),
    LOCAL(
            "XCOM0732W",
            "The group %1$s is local: its only member is this application, and nothing is sent to other servers.",
            "Nothing to do in a test. Else leave out xcom.local and xcom.group.%1$s.local."),
    LOCAL_OVERLOADED(
            "XCOM0733E",
            "Too many messages wait for the listeners of the local group. The message was certainly not delivered.",
            "Make the listeners faster."),
    LOCAL_BARRIER_LATE(
            "XCOM0734E",
            "The deadline passed while a listener of the local group had not yet taken everything before the barrier.",
            "Make the listener faster; see that it does not wait for a barrier itself."),
    LOCAL_COMMAND("XCOM0735E", "A local group of one takes no commands (%s).", "Give them in a group of servers."),
    LISTENER_FAILED(
            "XCOM0736W",
            "A listener of the local group %s threw an exception.",
            "Correct the listener, see the stack trace. The event is not repeated."),
    LOCAL_BARRIERS(
            "XCOM0737E",
            "Too many barriers wait for the listeners of the local group. This one did not pass.",
            "Make the listeners faster."),
    LOCAL_HALF(
            "XCOM0738E",
            "The group %s is local in one web module of the application and not in another, which are two groups. Observers are told"
                    + " of one of them only.",
            "Set xcom.local, or xcom.group.<name>.local, to the same value in the configuration of all modules."),
    LOCAL_NO_THREAD(
            "XCOM0739E",
            "The local group has no thread for its listeners (%s), as when the application stops. Nothing was done, and nobody was told"
                    + " anything.",
            "Use the group while the application runs; else see why its threads take nothing."),
    CODECS_EARLY(
            "XCOM0740E",
            "The codecs of the application are asked for before all of its beans are known.",
            "Send values when the application has started. What a message-driven bean receives before waits for it."),
    NO_REQUEST(
            "XCOM0741E",
            "No observer of an event of a group is running on this thread, so there is no request context of one.",
            "Use a request context that was asked for in an observer only until the observer returns, and on its thread."),
    METRICS_ABSENT(
            "XCOM0750I",
            "MicroProfile Metrics is not enabled in this server, so it does not have the metrics of the groups.",
            "Add it to the server to have them: on Open Liberty by <feature>mpMetrics-5.1</feature> in the featureManager of server.xml."),
    TELEMETRY_ABSENT(
            "XCOM0751I",
            "MicroProfile Telemetry is not enabled in this server, so OpenTelemetry is told nothing of the groups and their messages.",
            "Add it to the server to have it, and otel.sdk.disabled=false to the configuration: on Open Liberty by"
                    + " <feature>mpTelemetry-2.1</feature> in the featureManager of server.xml."),
    METRICS_REFUSED(
            "XCOM0752W",
            "The metrics of the group %s are not to be had: %s.",
            "See the stack trace. The group is not affected.");

    private final MessageParts parts;

    CdiMessage(String id, String template, String action) {
        this.parts = new MessageParts(id, template, action);
    }

    @Override
    public MessageParts parts() {
        return parts;
    }
}
