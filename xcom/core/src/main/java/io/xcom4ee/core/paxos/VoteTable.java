package io.xcom4ee.core.paxos;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.message.AcceptedInterval;
import java.util.ArrayList;
import java.util.List;

/**
 * Who has accepted what at ballot 0 in one lane, as the members' intervals tell.
 *
 * <p>Confined to: the member's event loop.
 */
final class VoteTable {
    /** At most one entry per member ever heard in this lane; few, so that a scan is faster than a map. */
    private final List<MemberVotes> votes = new ArrayList<>();

    private static final class MemberVotes {
        private final int member;
        private AcceptedInterval interval;

        MemberVotes(int member, AcceptedInterval interval) {
            this.member = member;
            this.interval = interval;
        }
    }

    /**
     * Takes a member's newest interval. Both ends are taken together: an upper end never extends an older base, else a
     * round that the member knows decided by a revocation would look like a vote for the revoked proposal.
     *
     * @return whether it told anything new
     */
    boolean record(int member, AcceptedInterval interval) {
        for (MemberVotes known : votes) {
            if (known.member == member) {
                if (interval.upTo() <= known.interval.upTo()) {
                    return false;
                }
                known.interval = interval;
                return true;
            }
        }
        votes.add(new MemberVotes(member, interval));
        return true;
    }

    /** The highest round in which the member has nothing left to accept, or the round before {@code firstRound}. */
    long upTo(int member, long firstRound) {
        for (MemberVotes known : votes) {
            if (known.member == member) {
                return known.interval.upTo();
            }
        }
        return firstRound - 1;
    }

    /** Whether a majority of the configuration has accepted the owner's proposal of this round at ballot 0. */
    boolean isChosen(long round, int owner, Configuration configuration) {
        // The owner accepted its own proposal in the step that made it.
        int count = configuration.isVoter(owner) ? 1 : 0;
        for (MemberVotes known : votes) {
            if (known.member != owner && known.interval.covers(round) && configuration.isVoter(known.member)) {
                count++;
            }
        }
        return count >= configuration.quorum();
    }

    /**
     * Whether a voter's votes have moved on beyond the round without one there: it learned what comes after in another way,
     * and what it may have accepted in the round is not told by its interval any more.
     */
    boolean isPassedOver(long round, Configuration configuration) {
        for (MemberVotes known : votes) {
            if (configuration.isVoter(known.member)
                    && known.interval.upTo() >= round
                    && !known.interval.covers(round)) {
                return true;
            }
        }
        return false;
    }

    /** Forgets members that are in none of these configurations. */
    void retain(List<Configuration> configurations) {
        votes.removeIf(known -> configurations.stream()
                .flatMap(configuration -> configuration.members().stream())
                .mapToInt(ConfiguredMember::number)
                .noneMatch(number -> number == known.member));
    }
}
