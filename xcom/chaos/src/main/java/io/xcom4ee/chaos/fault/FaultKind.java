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
    CLOCK_JUMP("clock jump", Lane.PROCESSES),
    /** A second process under the name of a member that lives, on another machine, for a while. */
    TWIN("second process of a name", Lane.PROCESSES),
    /** The same, and the first one dies: the second takes its place, and that one's next process is the second then. */
    TWIN_TAKES_OVER("second process of a name takes over", Lane.PROCESSES),
    /** A group without a list loses its majority for good, and the rest is forced to go on. Then new processes come. */
    MAJORITY_KILLED("majority killed, rest forced", Lane.PROCESSES),
    /** The same, but the majority only stands still, with all it was about to say, and goes on after the force. */
    MAJORITY_STOPPED("majority stopped, rest forced", Lane.PROCESSES),
    /** The same, but the majority lives and works elsewhere: what an administrator must not overlook. */
    MAJORITY_CUT("majority cut off, rest forced", Lane.PROCESSES);

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

    /**
     * Whether it can do anything to such a group.
     *
     * @param dynamic whether it has no list of its members
     */
    public boolean fits(int members, boolean dynamic) {
        return members >= fewestMembers && (dynamic || !losesMajority());
    }

    /** Whether it begins only when the group is whole: it takes memory that a majority of others must have, or a name. */
    boolean needsWholeGroup() {
        return this == KILL || this == KILL_UNSEEN || this == LEAVE || needsConnections();
    }

    /** Whether nothing is promised if connections are cut while it lasts. */
    boolean needsConnections() {
        return this == TWIN || this == TWIN_TAKES_OVER || losesMajority();
    }

    private boolean losesMajority() {
        return this == MAJORITY_KILLED || this == MAJORITY_STOPPED || this == MAJORITY_CUT;
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
