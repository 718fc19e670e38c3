package io.xcom4ee.simulator.options;

/** What can go wrong. Each kind is absent from about half of the runs, and each must have happened in a batch of seeds. */
public enum FaultKind {
    /** One process dies and comes back. */
    CRASH,
    /** A majority of the list, or all of it, dies at once. */
    MASS_CRASH,
    /** Of a group without a list so many members die, or are cut off, that it has lost its majority, and several are left. */
    MAJORITY_LOSS,
    /** A process dies in the middle of what it does: as it installs a view, or with a message sent to some only. */
    CRASH_POINT,
    /** A second process of a name starts while the first one lives, and ends later: a mistake of whoever deploys. */
    TWIN,
    /** One process stands still while frames for it pile up, then its clock has jumped. */
    PAUSE,
    /** One process takes long for each turn. */
    SLOW,
    /** A process's clock jumps forward, by up to an hour. */
    CLOCK_JUMP,
    /** A process's clock runs much too fast or too slow for a while. */
    CLOCK_DRIFT,
    /** One member leaves and comes back. */
    LEAVE,
    /** Several members leave at once. */
    MASS_LEAVE,
    /** A connection breaks and is made anew; what was under way is lost, late or repeated. */
    BREAK,
    /** A connection is dead and its sender does not notice for long. */
    HALF_OPEN,
    /** A frame is damaged: whoever reads it closes the connection. */
    CORRUPTION,
    /** Frames of one process reach another one no longer, the other way they do. */
    ONE_WAY_CUT,
    /** The processes fall into two parts. */
    HALVES,
    /** One process is cut off. */
    ISOLATION,
    /** Two parts that see each other only through one process. */
    BRIDGE,
    /** Each process sees its two neighbours only. */
    RING,
    /** Any pair may be cut, in both directions or one. */
    PARTIAL_MESH,
    /** A link goes down and up again and again. */
    FLAPPING,
    /** Everything on one way takes long. */
    LATENCY,
    /** A peer's queue is full: frames to it are dropped for a while, then the connection is reported up again. */
    FULL_QUEUE,
    /** All frames of one kind are dropped for a while: of all processes, or of one. */
    KIND_LOSS,
    /** The next few frames of one kind are dropped, nothing else. */
    FEW_LOST,
    /** Frames of long ago come again, of processes that may have died since. */
    REPLAY,
    /** A process that is no member, under a member's name, sends frames that it has overheard in the group as its own. */
    IMPOSTOR,
    /** Processes outside the list come, leave and die. */
    OUTSIDERS
}
