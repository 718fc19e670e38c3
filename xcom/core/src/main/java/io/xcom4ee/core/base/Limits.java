package io.xcom4ee.core.base;

import java.util.ArrayList;
import java.util.List;

/**
 * The bounds of one member. Those that shape what all members must agree on are the same at all members of a group.
 *
 * @param eventHorizonRounds how many rounds beyond the last delivered one may be open, 10..200; the same at all members
 * @param messageSizeBytesMax the largest single message
 * @param fragmentBytesMax a larger message is cut into parts of this size, one per slot
 * @param batchSizeBytesMax messages are gathered into one slot up to this size; a larger single message travels alone
 * @param batchMessagesMax messages in one slot at most
 * @param openBytesMax proposed and not yet delivered bytes of one member, one batch excepted
 * @param pendingBytesMax accepted from the application and not yet proposed; at the limit no broadcast is taken; one may
 *     reach beyond it
 * @param pendingMessagesMax as above, in messages
 * @param windowBytesMax values of all owners that are kept and not delivered yet; beyond it nothing is taken but what the
 *     next round to deliver needs, and own proposals; the rest is asked for again
 * @param cacheBytesMax values kept for members that lag, counted with all that are not delivered yet; beyond it the oldest
 *     delivered ones go and laggards are left behind
 * @param membersMax members in one configuration
 */
public record Limits(
        int eventHorizonRounds,
        int messageSizeBytesMax,
        int fragmentBytesMax,
        int batchSizeBytesMax,
        int batchMessagesMax,
        int openBytesMax,
        int pendingBytesMax,
        int pendingMessagesMax,
        int windowBytesMax,
        int cacheBytesMax,
        int membersMax) {

    /** The most members of a group, listed and guests: the same for all groups, since all members must agree on it. */
    public static final int MEMBERS_MAX = 64;

    /** No message is larger, whatever a member's own limit is. */
    public static final int MESSAGE_BYTES_MAX = 64 * 1024 * 1024;

    /** No message travels whole that is larger. */
    public static final int WHOLE_MESSAGE_BYTES_MAX = 1024 * 1024;

    /** No group has more rounds open. */
    public static final int EVENT_HORIZON_MAX = 200;

    private static final int EVENT_HORIZON_MIN = 10;

    /** What a group uses unless told otherwise. */
    public static final Limits DEFAULT = new Limits(
            32,
            MESSAGE_BYTES_MAX,
            128 * 1024,
            64 * 1024,
            4096,
            2 * 1024 * 1024,
            8 * 1024 * 1024,
            65_536,
            32 * 1024 * 1024,
            64 * 1024 * 1024,
            64);

    public Limits {
        List<String> problems = new ArrayList<>();
        between(problems, "eventHorizonRounds", eventHorizonRounds, EVENT_HORIZON_MIN, EVENT_HORIZON_MAX);
        between(problems, "messageSizeBytesMax", messageSizeBytesMax, 1, MESSAGE_BYTES_MAX);
        between(problems, "fragmentBytesMax", fragmentBytesMax, 1, WHOLE_MESSAGE_BYTES_MAX);
        between(problems, "batchSizeBytesMax", batchSizeBytesMax, 1, 1024 * 1024);
        between(problems, "batchMessagesMax", batchMessagesMax, 1, 65_536);
        between(problems, "openBytesMax", openBytesMax, 1, 2 * 1024 * 1024);
        between(problems, "pendingBytesMax", pendingBytesMax, 1, 1024 * 1024 * 1024);
        between(problems, "pendingMessagesMax", pendingMessagesMax, 1, 10_000_000);
        between(problems, "windowBytesMax", windowBytesMax, 1, 1024 * 1024 * 1024);
        between(problems, "cacheBytesMax", cacheBytesMax, 1, 1024 * 1024 * 1024);
        between(problems, "membersMax", membersMax, 1, MEMBERS_MAX);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** These limits, but for the size of parts. */
    public Limits withFragmentBytesMax(int bytes) {
        return with(bytes, batchSizeBytesMax, batchMessagesMax, windowBytesMax, cacheBytesMax);
    }

    /** These limits, but for the size of batches. */
    public Limits withBatchSizeBytesMax(int bytes) {
        return with(fragmentBytesMax, bytes, batchMessagesMax, windowBytesMax, cacheBytesMax);
    }

    /** These limits, but for the messages of a batch. */
    public Limits withBatchMessagesMax(int messages) {
        return with(fragmentBytesMax, batchSizeBytesMax, messages, windowBytesMax, cacheBytesMax);
    }

    /** These limits, but for the window. */
    public Limits withWindowBytesMax(int bytes) {
        return with(fragmentBytesMax, batchSizeBytesMax, batchMessagesMax, bytes, cacheBytesMax);
    }

    /** These limits, but for the cache. */
    public Limits withCacheBytesMax(int bytes) {
        return with(fragmentBytesMax, batchSizeBytesMax, batchMessagesMax, windowBytesMax, bytes);
    }

    private Limits with(int fragmentBytes, int batchBytes, int batchMessages, int windowBytes, int cacheBytes) {
        return new Limits(
                eventHorizonRounds,
                messageSizeBytesMax,
                fragmentBytes,
                batchBytes,
                batchMessages,
                openBytesMax,
                pendingBytesMax,
                pendingMessagesMax,
                windowBytes,
                cacheBytes,
                membersMax);
    }

    /** Refuses an event horizon that no group can have, wherever it comes from. */
    public static void requireEventHorizon(int rounds) {
        if (rounds < EVENT_HORIZON_MIN || rounds > EVENT_HORIZON_MAX) {
            throw new IllegalArgumentException("an event horizon of " + rounds + " rounds");
        }
    }

    private static void between(List<String> problems, String name, int value, int least, int most) {
        if (value < least || value > most) {
            problems.add(name + " is " + value + " but must be between " + least + " and " + most);
        }
    }
}
