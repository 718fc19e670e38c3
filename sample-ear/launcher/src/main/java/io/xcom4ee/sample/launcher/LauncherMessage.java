package io.xcom4ee.sample.launcher;

import java.util.Locale;

/**
 * What {@code ./run-sample} says when something is wrong, once. The id is stable; the last letter is the level: (E)rror or
 * (W)arning. The same table is in {@code docs/messages.md}.
 */
enum LauncherMessage {
    NOT_A_PORT(
            "XCOM0810E",
            "The environment variable %s is '%s'.",
            "Set it to a port from 1024 to %s: the first of three in a row."),
    PORT_IN_USE(
            "XCOM0811E", "Port %s is used by another process.", "Stop it, or choose other ports: %s=%s ./run-sample"),
    STILL_RUNNING("XCOM0812E", "Still running from before: %s.", "Stop them first: ./run-sample stop"),
    NOT_STARTED("XCOM0813E", "%s did not start (exit code %s).", "See %s and console.log beside it."),
    NO_GROUP(
            "XCOM0814E",
            "The servers did not form one group within %s s.",
            "See what each one says above, and %s and the same of the others."),
    NO_SUCH_SERVER("XCOM0815E", "There is no server '%s'.", "The servers are %s."),
    NOT_STOPPED_IN_ORDER("XCOM0816W", "%s did not stop when asked (%s) and was %s.", "See %s."),
    COMPUTER_FAILED("XCOM0817E", "A file or a process could not be used: %s.", "Look at free space and permissions."),
    NOT_BUILT("XCOM0818E", "%s has not been built yet.", "Run ./run-sample first."),
    RUNS_ALREADY("XCOM0819E", "%s runs already, as process %s.", "Nothing to do."),
    BUILD_FAILED("XCOM0821E", "The build failed:%n%s%n", "The whole story is in %s.");

    private final String id;
    private final String template;
    private final String action;

    LauncherMessage(String id, String template, String action) {
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

    Problem problem(Object... facts) {
        return new Problem(text(facts));
    }
}
