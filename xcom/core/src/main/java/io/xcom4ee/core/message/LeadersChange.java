package io.xcom4ee.core.message;

import io.xcom4ee.core.base.ProtocolVersion;

/**
 * A change of who leads, that is, of who owns slots.
 *
 * @param leader the number of the only member that leads from now on, {@link #EVERYBODY} or {@link #PRIMARY}; naming a
 *     member that is not there any more changes nothing
 * @param againstConfiguration the number of the only configuration that it may change, 0 for any: who takes over from a
 *     silent leader replaces that one and no later one
 */
public record LeadersChange(int leader, long againstConfiguration) implements GroupChange {
    /** The oldest protocol version that has it. */
    public static final int VERSION = ProtocolVersion.SECOND;

    /** All members lead. */
    public static final int EVERYBODY = 0;

    /** The member leads that is the primary when the change is decided. */
    public static final int PRIMARY = -1;

    public LeadersChange {
        if (leader < PRIMARY) {
            throw new IllegalArgumentException("a leader of number " + leader);
        }
    }

    @Override
    public int sizeBytes() {
        return Integer.BYTES + Long.BYTES;
    }

    @Override
    public int version() {
        return VERSION;
    }
}
