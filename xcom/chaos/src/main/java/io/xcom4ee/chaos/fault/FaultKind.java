package io.xcom4ee.chaos.fault;

/** Everything that can be done to a group. */
public enum FaultKind {
    /** A minority is cut off from the rest, both ways. */
    MINORITY("minority cut off", Lane.CONNECTIONS),
    /** Two parts as equal as can be. */
    HALVES("halves", Lane.CONNECTIONS),
    /** Parts of which none is a majority. */
    SHATTERED("no majority anywhere", Lane.CONNECTIONS),
    /** One member does not hear another, which hears it. */
    ONE_WAY("one-way cut of a pair", Lane.CONNECTIONS),
    /** One member hears nobody, everybody hears it. */
    DEAF("deaf member", Lane.CONNECTIONS),
    /** Nobody hears one member, which hears everybody. */
    MUTE("mute member", Lane.CONNECTIONS),
    /** Two members are cut off from each other; both see the rest. */
    PAIR("cut of one pair", Lane.CONNECTIONS),
    /** Two parts that share one member. */
    BRIDGE("bridge", Lane.CONNECTIONS),
    /** Each member sees its two neighbours only. */
    RING("ring", Lane.CONNECTIONS, 4),
    /** The interface of a member is down: its connections are half open. */
    LINK_DOWN("link down", Lane.CONNECTIONS),
    /** One member is cut off and back several times a second. */
    FLAPPING("flapping link", Lane.CONNECTIONS),

    /** Every frame takes its time, and not always the same. */
    DELAY("delay and jitter", Lane.QUALITY),
    /** Some frames never arrive. */
    LOSS("loss", Lane.QUALITY),
    /** Some frames arrive with another bit than was sent, unnoticed by TCP. */
    CORRUPTION("corruption", Lane.QUALITY),
    /** Some frames overtake others. */
    REORDERING("reordering", Lane.QUALITY),
    /** Some frames arrive twice. */
    DUPLICATION("duplication", Lane.QUALITY),
    /** A narrow link with a short queue. */
    BANDWIDTH("bandwidth cap", Lane.QUALITY),

    /** SIGSTOP, then SIGCONT. */
    PAUSE("SIGSTOP", Lane.PROCESSES),
    /** SIGKILL, then a new process. */
    KILL("kill -9", Lane.PROCESSES),
    /** The same behind a link that is down, so that nobody is told by the system; the new process comes with the link. */
    KILL_UNSEEN("kill -9 behind a dead link", Lane.PROCESSES),
    /** A member leaves in order and comes back. */
    LEAVE("leave and return", Lane.PROCESSES),
    /** A member gets a few percent of a processor. */
    CPU_QUOTA("CPU quota", Lane.PROCESSES),
    /** The wall clock of a member is set to another time. */
    CLOCK_JUMP("clock jump", Lane.PROCESSES);

    private final String title;
    private final Lane lane;
    private final int fewestMembers;

    FaultKind(String title, Lane lane) {
        this(title, lane, 3);
    }

    FaultKind(String title, Lane lane, int fewestMembers) {
        this.title = title;
        this.lane = lane;
        this.fewestMembers = fewestMembers;
    }

    /** Whether it can do anything to a group of so many. */
    public boolean fits(int members) {
        return members >= fewestMembers;
    }

    /** For people. */
    public String title() {
        return title;
    }

    Lane lane() {
        return lane;
    }

    /** Faults of different lanes happen at the same time, those of one lane one after another. */
    enum Lane {
        CONNECTIONS,
        QUALITY,
        PROCESSES
    }
}
