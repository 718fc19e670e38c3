package io.xcom4ee.benchmarks.plot;

/** The few that are used. */
final class Colours {
    static final String TEXT = "#222222";
    static final String FAINT = "#666666";
    static final String GRID = "#dddddd";
    static final String FAILED = "#b00020";

    private Colours() {}
}
