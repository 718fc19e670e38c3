package io.xcom4ee.testing.message;

import io.xcom4ee.api.message.IdentifiedMessage;
import io.xcom4ee.api.message.MessageParts;

/** What the extension says in the failures of tests; the same table is in {@code docs/messages.md}. The id is stable. */
public enum TestingMessage implements IdentifiedMessage {
    /** A wait was in vain. */
    NOT_IN_TIME(
            "XCOM0951E",
            "It did not happen within %s that %s. What every member saw:%n%s",
            "Look for the member that differs, and for ways that are still cut."),
    /** The members do not agree on the order. */
    ORDER_BROKEN(
            "XCOM0952E",
            "The members did not deliver one total order: %s. What every member saw:%n%s",
            "This is a bug of XCom. Keep this text and the log."),
    /** A name that is nobody's. */
    NO_SUCH_MEMBER("XCOM0953E", "The group '%s' has no member '%s'.", "Its members are %s."),
    /** Something was asked of a member that is down. */
    NOT_RUNNING("XCOM0954E", "The member '%s' does not run.", "Start it first: group.start(\"%s\")."),
    /** A start of what is up. */
    RUNS_ALREADY("XCOM0955E", "The member '%s' runs already.", "Use restart, or crash it first."),
    /** An annotation that describes no group. */
    NOT_A_GROUP("XCOM0956E", "@XComGroup describes no group: %s.", "Correct the annotation."),
    /** A group outside of a test. */
    NO_GROUP_HERE(
            "XCOM0957E",
            "There is no group for the parameter '%s': %s.",
            "Let a test method or a @BeforeEach method have the parameter, and put @XComGroup on it, on the test"
                    + " method or on the class."),
    /** Two descriptions of one group. */
    TWO_SETUPS(
            "XCOM0958E",
            "The group '%s' of this test is described twice, and differently: %s, and %s.",
            "Describe it once, or give one of them another name: @XComGroup(group = \"...\")."),
    /** No port for a member. */
    NOT_STARTED("XCOM0959E", "The member '%s' could not be started: %s.", "See the cause."),
    /** The application still runs. */
    STILL_BUSY(
            "XCOM0960E",
            "A listener or a stage of the test is still busy %s after the members of group '%s' have ended:%n%s",
            "Let listeners return: whatever they wait for must have an end."),
    /** The test's thread was interrupted. */
    INTERRUPTED(
            "XCOM0961E", "The wait was interrupted before %s. What every member saw:%n%s", "See who interrupts it."),
    /** The end of a test that failed for another reason. */
    STATE_AT_FAILURE("XCOM0962I", "What every member of group '%s' saw when the test failed:%n%s", "See the failure."),
    /** A partition that is none. */
    IN_TWO_PARTS("XCOM0963E", "The member '%s' is in two parts of a partition.", "Name it once."),
    /** A member that was killed or stopped goes on. */
    NOT_ENDED(
            "XCOM0964E",
            "The member '%s' has not ended within %s. What every member saw:%n%s",
            "See whether the machine stood still; otherwise this is a bug of XCom: keep this text and the log."),
    /** A wait for nobody. */
    NOBODY_RUNS(
            "XCOM0965E",
            "No member of the group '%s' runs, so nobody can deliver %s.",
            "Start members first: group.start(...).");

    private final MessageParts parts;

    TestingMessage(String id, String template, String action) {
        this.parts = new MessageParts(id, template, action);
    }

    @Override
    public MessageParts parts() {
        return parts;
    }
}
