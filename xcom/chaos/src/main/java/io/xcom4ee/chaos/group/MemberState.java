package io.xcom4ee.chaos.group;

import io.xcom4ee.benchmarks.control.Line;

/**
 * What a member tells of itself.
 *
 * @param phase of its life
 * @param reachable members of its view that it hears, itself included
 * @param quorum whether it reaches a majority
 * @param protocol version at which its group works, 0 before its first view
 * @param view the newest one
 * @param members their names
 * @param position up to where it has written down everything
 * @param open broadcasts without an outcome
 * @param wallMillis its wall clock
 */
public record MemberState(
        String phase,
        long reachable,
        boolean quorum,
        long protocol,
        String view,
        String members,
        long position,
        long open,
        long wallMillis) {
    static MemberState of(Line line) {
        return new MemberState(
                line.text("phase"),
                line.number("reachable"),
                Boolean.parseBoolean(line.text("quorum")),
                line.number("protocol"),
                line.text("view"),
                line.text("members"),
                line.number("position"),
                line.number("open"),
                line.number("wall"));
    }

    /** Whether it is in a group that works, as far as it knows. */
    public boolean isOnline() {
        return phase.equals("ONLINE");
    }

    /** Whether it is in a view with exactly these, and hears all of them. */
    boolean isWhole(String everybody, int count) {
        return isOnline() && reachable == count && members.equals(everybody);
    }
}
