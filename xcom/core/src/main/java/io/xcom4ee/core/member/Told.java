package io.xcom4ee.core.member;

/**
 * What a peer was told lately of the decided slots of one lane. An answer may wait behind much else before it goes out, and
 * whoever waits for it asks again meanwhile. Were it told the same each time, the answers would be what the next one
 * waits behind, for ever. So it is told what comes next instead, and the same again only when it seems to be lost.
 *
 * <p>Confined to: the member's event loop.
 */
final class Told {
    private static final int PATIENCE_MAX = 16;

    private long askedFrom = Long.MIN_VALUE;
    private long toRound = Long.MIN_VALUE;
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
            toRound = fromRound - 1;
        } else if (helped) {
            patienceMicros = floorMicros;
        } else {
            return toRound + 1;
        }
        askedFrom = fromRound;
        againMicros = nowMicros + patienceMicros;
        return toRound + 1;
    }

    /** It is told everything from where it was told before up to this round. */
    void told(long round) {
        toRound = round;
    }
}
