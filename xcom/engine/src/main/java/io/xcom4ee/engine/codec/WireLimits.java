package io.xcom4ee.engine.codec;

/** The bounds of everything on the wire, checked before anything is allocated. Part of the protocol's version. */
public final class WireLimits {
    /** A whole frame, its length field included. */
    public static final int FRAME_BYTES_MAX = 32 * 1024 * 1024;

    /** A frame that comes in parts. Buffers grow with what has arrived. */
    public static final int LARGE_FRAME_BYTES_MAX = 256 * 1024 * 1024;

    /**
     * A whole frame of the handshake: all that a stranger may make this process keep. The longest list of the longest
     * names just fits.
     */
    public static final int HANDSHAKE_BYTES_MAX = 8 * 1024;

    /** Members of one configuration, names of one electorate. */
    static final int MEMBERS_MAX = 64;

    /** A member's or a group's name in UTF-8. */
    static final int NAME_BYTES_MAX = 128;

    /** A host name or a literal address. */
    static final int HOST_BYTES_MAX = 253;

    /** A sentence for people. */
    static final int SENTENCE_BYTES_MAX = 2_048;

    /** Configurations that may be pending at once: one per round of the widest event horizon, and the current one. */
    static final int CONFIGURATIONS_MAX = 201;

    /** Lanes, suspects, sequences: one per member of all configurations at hand. */
    static final int LANES_MAX = 16_384;

    /** Slots in one frame. */
    static final int SLOTS_MAX = 1 << 20;

    /** Messages in one batch. */
    static final int BATCH_MESSAGES_MAX = 1 << 20;

    private WireLimits() {}
}
