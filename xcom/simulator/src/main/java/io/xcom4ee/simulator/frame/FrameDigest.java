package io.xcom4ee.simulator.frame;

import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Numbered;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.SlotReport;
import io.xcom4ee.core.message.Value;

/** A number that differs when two frames differ, the same on every JVM. */
public final class FrameDigest {
    private static final long PRIME = 0x100000001b3L;

    /** Tell the kinds apart. */
    private static final int PROGRESS = 1;

    private static final int PROPOSE = 2;
    private static final int LEARN = 3;
    private static final int ASK = 4;
    private static final int PREPARE = 5;
    private static final int PROMISE = 6;
    private static final int ACCEPT = 7;
    private static final int ACCEPTED = 8;
    private static final int REFUSE = 9;
    private static final int PRESENCE = 10;

    private FrameDigest() {}

    /** Mixes one more number into a digest. */
    public static long mix(long digest, long next) {
        long mixed = (digest ^ next) * PRIME;
        return mixed ^ (mixed >>> 29);
    }

    /** Mixes a frame into a digest. */
    public static long mix(long digest, Frame frame) {
        Message message = frame.message();
        long mixed = mix(digest, frame.group().epoch());
        if (message instanceof Message.Progress progress) {
            return mixProgress(mix(mixed, PROGRESS), progress);
        }
        if (message instanceof Message.Propose propose) {
            return mixValue(mixRange(mixed, PROPOSE, propose.previousRound(), propose.round()), propose.value());
        }
        if (message instanceof Message.Learn learn) {
            long range = mixRange(mix(mixed, LEARN), learn.owner(), learn.fromRound(), learn.toRound());
            return mixValues(range, learn.values());
        }
        if (message instanceof Message.Ask ask) {
            return mixRange(mix(mixed, ASK), ask.owner(), ask.fromRound(), ask.toRound());
        }
        return mixRevocation(mixed, message);
    }

    private static long mixRevocation(long digest, Message message) {
        if (message instanceof Message.Prepare prepare) {
            long range = mixRange(mix(digest, PREPARE), prepare.owner(), prepare.fromRound(), prepare.toRound());
            return mix(range, prepare.ballot());
        }
        if (message instanceof Message.Promise promise) {
            long range = mixRange(mix(digest, PROMISE), promise.owner(), promise.fromRound(), promise.toRound());
            return mixReports(mix(range, promise.ballot()), promise);
        }
        if (message instanceof Message.Accept accept) {
            long range = mixRange(mix(digest, ACCEPT), accept.owner(), accept.fromRound(), accept.toRound());
            return mixValues(mix(range, accept.ballot()), accept.values());
        }
        if (message instanceof Message.Accepted accepted) {
            long range = mixRange(mix(digest, ACCEPTED), accepted.owner(), accepted.fromRound(), accepted.toRound());
            return mix(range, accepted.ballot());
        }
        if (message instanceof Message.Refuse refuse) {
            long range = mixRange(digest, REFUSE, refuse.owner(), refuse.fromRound());
            return mix(mix(range, refuse.ballot()), refuse.promised());
        }
        if (message instanceof Message.Presence presence) {
            return mixPresence(mix(digest, PRESENCE), presence);
        }
        // The rest is rare enough to be printed. Hash codes of strings are specified, those of enums are not.
        return mix(digest, message.toString().hashCode());
    }

    private static long mixPresence(long digest, Message.Presence presence) {
        long mixed = mix(mix(digest, presence.info().id()), presence.info().version());
        mixed = mix(mixed, presence.standing().name().hashCode());
        mixed = mix(mix(mixed, presence.group().epoch()), presence.deliveredRound());
        if (presence.promised().isPresent()) {
            FoundingBallot promised = presence.promised().get();
            mixed = mix(mix(mixed, promised.number()), promised.founder());
        }
        return mixed;
    }

    private static long mix(long digest, MemberId member) {
        return mix(digest, member.incarnation().getLeastSignificantBits());
    }

    private static long mix(long digest, Ballot ballot) {
        return mix(mix(digest, ballot.number()), ballot.member());
    }

    private static long mixRange(long digest, long owner, long from, long to) {
        return mix(mix(mix(digest, owner), from), to);
    }

    private static long mixValue(long digest, Value value) {
        long mixed = mix(digest, value.sizeBytes());
        return value instanceof Numbered content ? mix(mixed, content.firstSequence()) : mixed;
    }

    private static long mixValues(long digest, Iterable<RoundValue> values) {
        long mixed = digest;
        for (RoundValue value : values) {
            mixed = mixValue(mix(mixed, value.round()), value.value());
        }
        return mixed;
    }

    private static long mixReports(long digest, Message.Promise promise) {
        long mixed = digest;
        for (SlotReport report : promise.reports()) {
            mixed = mix(mix(mixed, report.round()), report.ballot());
            mixed = mixValue(mix(mixed, report.decided() ? 1 : 0), report.value());
        }
        return mixed;
    }

    private static long mixProgress(long digest, Message.Progress progress) {
        long mixed = mixRange(digest, progress.skippedAbove(), progress.skippedTo(), progress.deliveredRound());
        mixed = mix(mixed, progress.highestRound());
        for (AcceptedInterval interval : progress.intervals()) {
            mixed = mixRange(mixed, interval.owner(), interval.base(), interval.upTo());
        }
        for (int suspect : progress.suspects()) {
            mixed = mix(mixed, suspect);
        }
        return mixed;
    }
}
