package io.xcom4ee.sample.launcher;

/** What keeps the sample from running, in words for the person at the terminal, with a message id. */
final class Problem extends Exception {
    private static final long serialVersionUID = 1L;

    private final String text;

    Problem(String text) {
        super(text);
        this.text = text;
    }

    String text() {
        return text;
    }
}
