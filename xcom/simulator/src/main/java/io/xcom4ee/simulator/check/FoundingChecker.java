package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of several groups that one process is asked to found it counts in one: it accepts nothing below what it has promised or
 * accepted, and enters no group that was founded before the one that it has accepted since. That holds for each process, so
 * nothing excuses it, least of all a second process of its name.
 */
public final class FoundingChecker implements Checker {
    private static final String NAME = "Founding";

    private final Map<MemberId, FoundingBallot> promised = new HashMap<>();
    private final Map<FoundingBallot, GroupId> proposed = new HashMap<>();
    private final Map<MemberId, FoundingBallot> accepted = new HashMap<>();
    private final Map<MemberId, GroupId> groupOf = new HashMap<>();
    /** At which ballot a process was told that a group was founded; the highest, if a founding was repeated. */
    private final Map<Heard, FoundingBallot> foundedAt = new HashMap<>();

    private record Heard(MemberId by, GroupId group) {}

    @Override
    public void sent(MemberId by, List<MemberId> to, Frame frame) {
        if (frame.message() instanceof Message.FoundingPromise promise) {
            promised.merge(by, promise.ballot(), FoundingChecker::higher);
        } else if (frame.message() instanceof Message.FoundingAccept accept) {
            proposed.put(accept.ballot(), accept.proposal().group());
        } else if (frame.message() instanceof Message.FoundingAccepted acceptance) {
            accept(by, acceptance.ballot());
        }
    }

    private void accept(MemberId by, FoundingBallot ballot) {
        FoundingBallot highest = promised.get(by);
        if (highest != null && highest.compareTo(ballot) > 0) {
            throw new Violation(NAME, by + " has promised " + highest + " and accepts " + ballot);
        }
        promised.put(by, ballot);
        accepted.put(by, ballot);
    }

    @Override
    public void received(MemberId by, MemberId from, Frame frame) {
        if (frame.message() instanceof Message.Founded founded) {
            hear(by, founded.proposal().group(), founded.ballot());
        } else if (frame.message() instanceof Message.Welcome welcome) {
            hear(by, welcome.snapshot().group(), welcome.snapshot().foundedAt());
        }
    }

    private void hear(MemberId by, GroupId group, FoundingBallot ballot) {
        foundedAt.merge(new Heard(by, group), ballot, FoundingChecker::higher);
    }

    @Override
    public void installed(Installation installation) {
        MemberId by = installation.by();
        GroupId group = installation.group();
        if (!group.equals(groupOf.put(by, group))) {
            requireItCountsInNoOther(by, group, accepted.remove(by), foundedAt.get(new Heard(by, group)));
        }
    }

    /** Who has founded the group itself was not told, and has accepted it last. */
    private void requireItCountsInNoOther(
            MemberId by, GroupId group, @Nullable FoundingBallot last, @Nullable FoundingBallot heard) {
        boolean later = last != null && heard != null && last.compareTo(heard) > 0;
        if (later && !group.equals(proposed.get(last))) {
            throw new Violation(
                    NAME,
                    by + " enters " + group + ", founded at " + heard + ", and counts in " + proposed.get(last)
                            + ", which it has accepted at " + last);
        }
    }

    private static FoundingBallot higher(FoundingBallot one, FoundingBallot other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
