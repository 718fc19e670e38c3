package io.xcom4ee.core.member;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.message.Message.Progress;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What this member knows of another one in its group.
 *
 * <p>Confined to: the member's event loop.
 */
final class Peer {
    /** Before everything, and far enough from the end of numbers to be subtracted from. */
    private static final long NEVER = Long.MIN_VALUE / 2;
    /** What others have heard of a member that is cut off from this one holds for so many stall time-outs. */
    private static final int VOUCHED_STALLS = 8;
    /** Between two pauses for others' word lie so many stall time-outs at the most. */
    private static final int HEARING_STALLS_MAX = 16;

    private final ConfiguredMember member;
    private final long firstRound;
    private long deliveredRound;
    /** Up to where it has said that it has delivered; before its first word nothing. */
    private long saidRound = -1;

    private boolean booted;
    private boolean connected;
    private long retainedFrom;
    /** Since when it can be heard in the group. The failure detector takes it for heard then, whether it was or not. */
    private long knownSinceMicros;

    private long disconnectedMicros = NEVER;
    private long revokedMicros = NEVER;
    /** From when on others get the time to tell of it before its slots are taken over once more. */
    private long hearingMicros = NEVER;

    private long hearingDelayMicros;
    private long heardOfMicros = NEVER;
    private int heardOfFrom;
    private long resentUpTo;
    private long resendAtMicros = NEVER;
    private long resendDelayMicros;
    private long missingAbove;
    private long missingSinceMicros = NEVER;
    private @Nullable Progress lastProgress;
    private long lastProgressMicros = NEVER;
    /** Per owner, what it was told of the lane. */
    private final TreeMap<Integer, Told> told = new TreeMap<>();

    /** @param firstRound the first round of the configuration that added it, as far as this member knows */
    Peer(ConfiguredMember member, long firstRound, boolean connected, long nowMicros) {
        this.member = member;
        this.firstRound = firstRound;
        this.deliveredRound = firstRound - 1;
        this.connected = connected;
        this.knownSinceMicros = nowMicros;
    }

    /** It could not speak before now, or this member could not listen: only what is heard from now on tells that it lives. */
    void begin(long nowMicros) {
        knownSinceMicros = nowMicros;
    }

    int number() {
        return member.number();
    }

    MemberId id() {
        return member.id();
    }

    ConfiguredMember member() {
        return member;
    }

    long firstRound() {
        return firstRound;
    }

    long deliveredRound() {
        return deliveredRound;
    }

    /** Whether it has delivered this round itself: who joined later has never known it. */
    boolean hasDelivered(long round) {
        return firstRound <= round && round <= deliveredRound;
    }

    /** Whether it has said so itself, other than where it is only known to begin behind it. */
    boolean hasSaidToHaveDelivered(long round) {
        return saidRound >= round;
    }

    /** Whether it was heard in the group: before that it may not know yet that it is in. */
    boolean isBooted() {
        return booted;
    }

    boolean isConnected() {
        return connected;
    }

    /** Whether it has said that it keeps this round no longer. */
    boolean isWithout(long round) {
        return round < retainedFrom;
    }

    /** It keeps nothing below this round, for ever. */
    void retains(long fromRound) {
        retainedFrom = Math.max(retainedFrom, fromRound);
    }

    void delivered(long round) {
        booted = true;
        saidRound = Math.max(saidRound, round);
        deliveredRound = Math.max(deliveredRound, round);
    }

    void connect() {
        connected = true;
        resendAtMicros = NEVER;
        told.clear();
    }

    void disconnect(long nowMicros) {
        connected = false;
        disconnectedMicros = nowMicros;
        hearingMicros = nowMicros;
    }

    /**
     * Its slots are being taken over.
     *
     * @param stallMicros after which delivery waits too long
     */
    void revoke(long lastHeardMicros, long nowMicros, long stallMicros) {
        boolean news = lastNewsMicros(lastHeardMicros) > revokedMicros;
        if (news || isHearingDue(nowMicros)) {
            hearingDelayMicros =
                    news ? stallMicros : Math.min(2 * hearingDelayMicros, HEARING_STALLS_MAX * stallMicros);
            hearingMicros = nowMicros + hearingDelayMicros;
        }
        revokedMicros = nowMicros;
    }

    /**
     * Whether others should get the time to tell of it before its slots are taken over, though there is no reason to wait for
     * it. Where only the link to it is broken, whoever takes over its slots the moment it comes to them is always ahead of
     * its word, which takes a longer way: without such a pause it would go on as long as the link is broken. Each
     * comes twice as late as the one before, so that a dead member costs next to nothing.
     */
    boolean isHearingDue(long nowMicros) {
        return nowMicros >= hearingMicros;
    }

    /** Another member has told something that only this one can have said: it lives, whoever hears it. */
    void heardOf(int from, long nowMicros) {
        heardOfFrom = from;
        heardOfMicros = nowMicros;
    }

    /** The member number of the one that has told of it last. */
    int heardOfFrom() {
        return heardOfFrom;
    }

    /** When it was heard last, here or by another member. */
    long lastNewsMicros(long lastHeardMicros) {
        return Math.max(lastHeardMicros, heardOfMicros);
    }

    /**
     * Whether there is a reason not to wait for it: it was revoked, or its connection has broken, and it was not heard since,
     * nor heard of by others. It may be wrong, which costs it some slots and nobody anything else.
     *
     * <p>Where one link is cut, what comes from its other end comes by a third member, later than what this one does. Were
     * that end taken for silent whenever its slots were taken over, they would be taken over again before it is heard of
     * again, and so on for ever.
     *
     * @param stallMicros after which delivery waits too long
     */
    boolean isSilent(long lastHeardMicros, long nowMicros, long stallMicros) {
        long lastNewsMicros = lastNewsMicros(lastHeardMicros);
        boolean doubtful = lastNewsMicros <= revokedMicros || (!connected && lastNewsMicros <= disconnectedMicros);
        boolean vouchedFor =
                isCutOff(lastHeardMicros, stallMicros) && nowMicros - heardOfMicros < VOUCHED_STALLS * stallMicros;
        return doubtful && !vouchedFor;
    }

    /** Whether others have heard it, and this member has not for so long before: the link between the two carries nothing. */
    boolean isCutOff(long lastHeardMicros, long stallMicros) {
        return heardOfMicros - stallMicros >= lastHeardMicros;
    }

    /**
     * Whether it lives and this member cannot send to it: it is cut off, or there is no connection to it and it was heard,
     * here or by others, a stall time-out after the connection broke and after it became known, or later. What was under way
     * when it died comes sooner than that; and that it is known to the failure detector does not mean that it lives.
     */
    boolean isOutOfReach(long lastHeardMicros, long stallMicros) {
        long withoutConnectionMicros = Math.max(disconnectedMicros, knownSinceMicros);
        return isCutOff(lastHeardMicros, stallMicros)
                || (!connected && lastNewsMicros(lastHeardMicros) - stallMicros >= withoutConnectionMicros);
    }

    /**
     * Whether it is time to send it again what it has not confirmed. The delay doubles until it confirms something.
     *
     * @param confirmed up to where it has confirmed the own lane
     */
    boolean isResendDue(long confirmed, long floorMicros, long nowMicros) {
        if (resendAtMicros == NEVER || confirmed > resentUpTo) {
            resentUpTo = confirmed;
            resendDelayMicros = floorMicros;
            resendAtMicros = nowMicros + resendDelayMicros;
            return false;
        }
        if (nowMicros < resendAtMicros) {
            return false;
        }
        resendDelayMicros = Math.min(2 * resendDelayMicros, 16 * floorMicros);
        resendAtMicros = nowMicros + resendDelayMicros;
        return true;
    }

    /**
     * Whether nothing has come in its lane for so long that what it claims to have proposed was probably lost.
     *
     * @param upTo up to where its lane is known without gaps
     */
    boolean isOverdue(long upTo, long patienceMicros, long nowMicros) {
        if (missingSinceMicros == NEVER || missingAbove != upTo) {
            missingAbove = upTo;
            missingSinceMicros = nowMicros;
        }
        return nowMicros - missingSinceMicros >= patienceMicros;
    }

    /** Nothing is unconfirmed: the delay starts anew with the next proposal. */
    void confirmedAll() {
        resendAtMicros = NEVER;
    }

    /** It was told this of this member's work. */
    void told(Progress progress, long nowMicros) {
        lastProgress = progress;
        lastProgressMicros = nowMicros;
    }

    /** What it was told last of this member's work, null before the first time. */
    @Nullable Progress lastProgress() {
        return lastProgress;
    }

    /** When that was, long ago if never. */
    long lastProgressMicros() {
        return lastProgressMicros;
    }

    /** What it was told of this lane since it is connected. */
    Told told(int owner) {
        return told.computeIfAbsent(owner, any -> new Told());
    }

    /** These lanes are gone: nobody is told of them any more. */
    void dropLanes(Collection<Integer> owners) {
        told.keySet().removeAll(owners);
    }

    /** When {@link #isResendDue} may hold next. */
    long resendAtMicros() {
        return resendAtMicros == NEVER ? Long.MAX_VALUE : resendAtMicros;
    }
}
