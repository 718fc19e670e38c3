package io.xcom4ee.testing;

/** A test of a group failed: something did not come to pass, or the members did not deliver one total order. */
public final class TestGroupError extends AssertionError {
    private static final long serialVersionUID = 1L;

    /** With a message for people that starts with a message id and ends with what every member saw. */
    TestGroupError(String message) {
        super(message);
    }

    TestGroupError(String message, Throwable cause) {
        super(message, cause);
    }
}
