package io.xcom4ee.core.message;

import io.xcom4ee.core.base.MemberId;
import java.util.Objects;

/** Orders the attempts to found a group: number first, then who attempts it. */
public record FoundingBallot(long number, MemberId founder) implements Comparable<FoundingBallot> {
    /** Numbers count attempts, from seconds on: a group that lasts for years stays far below. */
    public static final long NUMBER_MAX = 1L << 48;

    public FoundingBallot {
        if (number < 0 || number > NUMBER_MAX) {
            throw new IllegalArgumentException("a founding ballot's number is " + number);
        }
        Objects.requireNonNull(founder, "founder");
    }

    @Override
    public int compareTo(FoundingBallot other) {
        int byNumber = Long.compare(number, other.number);
        return byNumber != 0 ? byNumber : founder.compareTo(other.founder);
    }
}
