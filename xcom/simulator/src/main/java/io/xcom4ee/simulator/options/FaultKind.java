package io.xcom4ee.simulator.options;

/** What can go wrong. Each kind is absent from about half of the runs. */
public enum FaultKind {
    /** One process dies and comes back. */
    CRASH,
    /** A majority of the list, or all of it, dies at once. */
    MASS_CRASH,
    /** One process stands still while frames for it pile up, then its clock has jumped. */
    PAUSE,
    /** One process takes long for each turn. */
    SLOW,
    /** One member leaves and comes back. */
    LEAVE,
    /** Several members leave at once. */
    MASS_LEAVE,
    /** A connection breaks and is made anew; what was under way is lost, late or repeated. */
    BREAK,
    /** Frames of one process reach another one no longer, the other way they do. */
    ONE_WAY_CUT,
    /** The processes fall into two parts. */
    HALVES,
    /** One process is cut off. */
    ISOLATION,
    /** Two parts that see each other only through one process. */
    BRIDGE,
    /** A link goes down and up again and again. */
    FLAPPING,
    /** A peer's queue is full: frames to it are dropped for a while, then the connection is reported up again. */
    FULL_QUEUE,
    /** All frames of one kind are dropped for a while. */
    KIND_LOSS,
    /** Processes outside the list come, leave and die. */
    OUTSIDERS
}
