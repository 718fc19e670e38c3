package io.xcom4ee.simulator.check;

/** A promise of the group was broken. Ends the run. */
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String checker;
    private final String story;

    public Violation(String checker, String story) {
        super(checker + ": " + story);
        this.checker = checker;
        this.story = checker + ": " + story;
    }

    /** Who found it and what is wrong. */
    public String story() {
        return story;
    }

    /** Who found it. */
    public String checker() {
        return checker;
    }
}
