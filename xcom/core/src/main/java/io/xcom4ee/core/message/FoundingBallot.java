package io.xcom4ee.core.message;

import io.xcom4ee.core.base.MemberId;
import java.util.Objects;

/** Orders the attempts to found a group: number first, then who attempts it. */
public record FoundingBallot(long number, MemberId founder) implements Comparable<FoundingBallot> {
    public FoundingBallot {
        Objects.requireNonNull(founder, "founder");
    }

    @Override
    public int compareTo(FoundingBallot other) {
        int byNumber = Long.compare(number, other.number);
        return byNumber != 0 ? byNumber : founder.compareTo(other.founder);
    }
}
