package io.xcom4ee.simulator.exhaustive;

import io.xcom4ee.core.member.Input;
import java.util.function.Supplier;

/**
 * One thing that may happen to one process.
 *
 * @param index its place among all events of one search
 * @param process to whom it happens
 * @param kind what it counts as
 * @param passMicros how far the process's clock moves on before
 * @param input made anew for each use, since the core keeps what it is given
 * @param text as people read it
 */
record Event(int index, int process, Kind kind, long passMicros, Supplier<Input> input, String text) {

    /** What may be done how often. */
    enum Kind {
        /** Of what was sent: may come at any time, any number of times, or never. */
        ARRIVAL,
        /** The next thing that the scenario lets the process do. */
        SCRIPTED,
        /** The process's clock moves on so far that everything that waits is due. */
        TIMER,
        /** The process is gone with all it knew, and starts again as another incarnation. */
        RESTART
    }
}
