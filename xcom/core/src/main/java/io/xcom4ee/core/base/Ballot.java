package io.xcom4ee.core.base;

/**
 * Number first, then member number: two members never share a ballot above zero. Number 0 belongs to the slot's owner
 * alone.
 */
public record Ballot(int number, int member) implements Comparable<Ballot> {

    /** The owner's ballot. Below every ballot of a revocation. */
    public static final Ballot ZERO = new Ballot(0, 0);

    /** Numbers count attempts: a group that lasts for years stays far below. */
    private static final int NUMBER_MAX = 1 << 30;

    public Ballot {
        if (number < 0 || number > NUMBER_MAX) {
            throw new IllegalArgumentException("a ballot's number is " + number);
        }
    }

    @Override
    public int compareTo(Ballot other) {
        int byNumber = Integer.compare(number, other.number);
        return byNumber != 0 ? byNumber : Integer.compare(member, other.member);
    }

    /** Whether this ballot is the owner's own. */
    public boolean isZero() {
        return number == 0;
    }

    /** Whether this ballot is the other or a higher one. */
    public boolean isAtLeast(Ballot other) {
        return compareTo(other) >= 0;
    }

    @Override
    public String toString() {
        return "b" + number + "." + member;
    }
}
