package io.xcom4ee.core.message;

/**
 * A member's ballot-0 votes in one lane: in every round of {@code [base, upTo]} it has accepted the owner's proposal at
 * ballot 0, or the owner has skipped the round. Empty if {@code upTo < base}. Both ends are always sent and merged
 * together: an {@code upTo} never extends an older {@code base}.
 *
 * @param owner member number of the lane's owner
 */
public record AcceptedInterval(int owner, long base, long upTo) {

    /** Whether the round is inside. */
    public boolean covers(long round) {
        return base <= round && round <= upTo;
    }
}
