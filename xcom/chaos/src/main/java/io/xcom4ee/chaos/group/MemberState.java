package io.xcom4ee.chaos.group;

import io.xcom4ee.benchmarks.control.Line;

/**
 * What a member tells of itself.
 *
 * @param phase of its life
 * @param reachable members of its view that it hears, itself included
 * @param view the newest one
 * @param members their names
 * @param position up to where it has written down everything
 * @param open broadcasts without an outcome
 * @param wallMillis its wall clock
 */
record MemberState(
        String phase, long reachable, String view, String members, long position, long open, long wallMillis) {
    static MemberState of(Line line) {
        return new MemberState(
                line.text("phase"),
                line.number("reachable"),
                line.text("view"),
                line.text("members"),
                line.number("position"),
                line.number("open"),
                line.number("wall"));
    }

    /** Whether it is in a view with exactly these, and hears all of them. */
    boolean isWhole(String everybody, int count) {
        return phase.equals("ONLINE") && reachable == count && members.equals(everybody);
    }
}
