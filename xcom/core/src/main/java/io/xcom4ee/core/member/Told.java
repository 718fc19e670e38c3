package io.xcom4ee.core.member;

/**
 * What a peer was told lately of one lane: decided slots, and by their owner proposed ones. An answer may wait behind much else before it goes out, and
 * whoever waits for it asks again meanwhile. Were it told the same each time, the answers would be what the next one
 * waits behind, for ever. So it is told what comes next instead, and the same again only when it seems to be lost.
 *
 * <p>Confined to: the member's event loop.
 */
final class Told {
    /** A question in vain is answered again after so many resend time-outs at the latest. */
    static final int PATIENCE_MAX = 16;

    private long askedFrom = Long.MIN_VALUE;
    private long toRound = Long.MIN_VALUE;
    /** The first round of which it was told the proposal only. */
    private long proposedFrom = Long.MAX_VALUE;

    private long patienceMicros;
    private long againMicros = Long.MIN_VALUE;

    /**
     * From where on to answer a question.
     *
     * @param floorMicros an answer is lost if it does not help the asker on for so long, at least
     */
    long answerFrom(long fromRound, long floorMicros, long nowMicros) {
        boolean helped = fromRound > askedFrom && fromRound <= toRound + 1;
        boolean elsewhere = fromRound < askedFrom || fromRound > toRound + 1;
        if (elsewhere || (!helped && nowMicros >= againMicros)) {
            patienceMicros = elsewhere ? floorMicros : Math.min(2 * patienceMicros, PATIENCE_MAX * floorMicros);
            tellFrom(fromRound);
        } else if (helped) {
            patienceMicros = floorMicros;
        } else {
            return toRound + 1;
        }
        askedFrom = fromRound;
        againMicros = nowMicros + patienceMicros;
        return toRound + 1;
    }

    /** This slot is decided. Whoever asks for it and was told the proposal only does not know that it is. */
    void decided(long round) {
        if (round >= proposedFrom && round <= toRound) {
            tellFrom(round);
        }
    }

    private void tellFrom(long round) {
        toRound = round - 1;
        proposedFrom = Long.MAX_VALUE;
    }

    /**
     * It is told everything from where it was told before up to this round.
     *
     * @param firstProposed the first round that is only proposed; the greatest number if all are decided
     */
    void told(long round, long firstProposed) {
        toRound = round;
        proposedFrom = Math.min(proposedFrom, firstProposed);
    }
}
