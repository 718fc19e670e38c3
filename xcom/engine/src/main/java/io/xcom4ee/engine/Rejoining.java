package io.xcom4ee.engine;

import io.xcom4ee.core.member.Output.StopReason;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.EngineMessage;
import io.xcom4ee.engine.settings.EngineSettings;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * When a member that was put out of its group comes back, and when it does so no more. One that is put out again and again, each
 * time soon after it had come in, burdens the others with its joins and helps nobody: the pauses grow, and the tries end.
 *
 * <p>Confined to: the member's event loop.
 */
final class Rejoining {
    /** An incarnation that was in the group for so long is no sign of trouble that goes on: what comes after it is counted anew. */
    private static final long STEADY_LEAST_MICROS = TimeUnit.MINUTES.toMicros(1);
    /** The pause doubles so many times at most. */
    private static final int DOUBLINGS_MAX = 4;

    private final EngineSettings settings;
    private final EngineLog log;
    private int inARow;
    private OptionalLong enteredMicros = OptionalLong.empty();

    Rejoining(EngineSettings settings, EngineLog log) {
        this.settings = settings;
        this.log = log;
    }

    /** The incarnation is in its first view. */
    void entered(long nowMicros) {
        enteredMicros = OptionalLong.of(nowMicros);
    }

    /**
     * The incarnation was put out.
     *
     * @return milliseconds after which the next one begins; empty if none does
     */
    OptionalLong pauseAfter(String why, long nowMicros) {
        boolean steady = enteredMicros.isPresent() && nowMicros - enteredMicros.getAsLong() >= steadyMicros();
        enteredMicros = OptionalLong.empty();
        inARow = steady ? 0 : inARow + 1;
        if (settings.rejoinTries() > 0 && inARow > settings.rejoinTries()) {
            log.say(EngineMessage.MEMBER_GIVES_UP, settings.memberName(), settings.group(), inARow, why);
            return OptionalLong.empty();
        }
        log.say(EngineMessage.MEMBER_REJOINS, settings.memberName(), settings.group(), why);
        int doublings = Math.min(Math.max(inARow - 1, 0), DOUBLINGS_MAX);
        return OptionalLong.of(settings.rejoinPause().toMillis() << doublings);
    }

    /** One that falls silent at once is put out no sooner than half of this. */
    private long steadyMicros() {
        return Math.max(
                STEADY_LEAST_MICROS,
                2 * (settings.timeouts().suspicionMicros() + settings.timeouts().expulsionMicros()));
    }

    /** Why a member that did not want to was put out, for people. */
    static String why(StopReason reason) {
        return switch (reason) {
            case EXPELLED -> "it was expelled by agreement of the others";
            case LEFT_BEHIND -> "it lagged so far behind that nobody keeps what it lacks";
            case SUPERSEDED -> "the group was founded anew without it, or its membership was forced without it";
            case LEFT, LEFT_WITHOUT_AGREEMENT -> throw new IllegalArgumentException("left at its own wish: " + reason);
        };
    }
}
