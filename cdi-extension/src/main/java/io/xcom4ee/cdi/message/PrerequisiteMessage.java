package io.xcom4ee.cdi.message;

import java.util.Locale;

/**
 * What is said where something is missing without which nothing here works, the XCom api for one: so this depends on nothing of it,
 * unlike {@link CdiMessage}.
 */
public enum PrerequisiteMessage {
    FEATURE_MISSING(
            "XCOM0708E",
            "The server offers no %s (%s), which XCom needs.",
            "Add it to the server: on Open Liberty by <feature>%s</feature> in the featureManager of server.xml."),
    DEPLOYMENT_REFUSED("XCOM0713E", "The application cannot be deployed: %s", "Solve all of these problems."),
    API_MISSING(
            "XCOM0716E",
            "The application contains xcom-cdi but does not see the XCom api.",
            "Give it the adapter's: on Open Liberty by <classloader classProviderRef=\"xcom\"/> in the application element of"
                    + " server.xml, where xcom is the id of the resourceAdapter element, on WildFly by the dependency deployment.xcom.rar in"
                    + " jboss-deployment-structure.xml.");

    private final String id;
    private final String template;
    private final String action;

    PrerequisiteMessage(String id, String template, String action) {
        this.id = id;
        this.template = template;
        this.action = action;
    }

    /** As of {@link CdiMessage}. */
    public String id() {
        return id;
    }

    /** What happened, with format specifiers where the facts stand. */
    public String template() {
        return template;
    }

    /** What a person can do about it. */
    public String action() {
        return action;
    }

    /** The whole message with its facts: id, what happened, what to do. */
    public String text(Object... facts) {
        return id + ": " + String.format(Locale.ROOT, template + " " + action, facts);
    }
}
