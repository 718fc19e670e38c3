package io.xcom4ee.simulator.exhaustive;

import io.xcom4ee.core.member.XComMember;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One process after some events, as far as anything can depend on it. Knows one way to get there, so that the member can be
 * made again.
 */
final class LocalState {
    /** Stands for the clock of a process that was killed. */
    static final long DEAD_MICROS = Long.MAX_VALUE;

    private static final int TRANSITIONS_MIN = 16;

    private final int id;
    private final Incarnation process;
    private final @Nullable LocalState before;
    private final @Nullable Event by;
    private final long nowMicros;
    private final int scripted;
    private final int timers;
    private final Observed observed;
    private @Nullable Transition[] transitions = new Transition[TRANSITIONS_MIN];
    private @Nullable XComMember live;

    /** What an event makes of the state, and what is sent by it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Transition(LocalState next, int[] sent) {}

    LocalState(
            int id,
            Incarnation process,
            @Nullable LocalState before,
            @Nullable Event by,
            long nowMicros,
            int scripted,
            int timers,
            Observed observed) {
        this.id = id;
        this.process = process;
        this.before = before;
        this.by = by;
        this.nowMicros = nowMicros;
        this.scripted = scripted;
        this.timers = timers;
        this.observed = observed;
    }

    int id() {
        return id;
    }

    /** Whether the process was killed: nothing happens to it any more, and only what it has told counts. */
    boolean isDead() {
        return nowMicros == DEAD_MICROS;
    }

    Incarnation process() {
        return process;
    }

    @Nullable LocalState before() {
        return before;
    }

    @Nullable Event by() {
        return by;
    }

    long nowMicros() {
        return nowMicros;
    }

    /** How far the script has been followed. */
    int scripted() {
        return scripted;
    }

    /** How often the clock has moved on. */
    int timers() {
        return timers;
    }

    Observed observed() {
        return observed;
    }

    @Nullable Transition transition(int event) {
        return event < transitions.length ? transitions[event] : null;
    }

    void transition(int event, Transition transition) {
        if (event >= transitions.length) {
            transitions = Arrays.copyOf(transitions, Math.max(2 * transitions.length, event + 1));
        }
        transitions[event] = transition;
    }

    /** A member in this state, which may be used once; null if there is none. */
    @Nullable XComMember takeLive() {
        XComMember taken = live;
        live = null;
        return taken;
    }

    void keepLive(XComMember member) {
        live = member;
    }
}
