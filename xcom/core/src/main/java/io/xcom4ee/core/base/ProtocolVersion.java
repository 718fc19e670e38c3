package io.xcom4ee.core.base;

import java.util.Collection;

/**
 * The versions of the protocol. What two processes may say to each other is bounded by the newest version that both speak;
 * what a group may use is bounded by its own version, which its members agree on (protocol.md, Versions).
 */
public final class ProtocolVersion {
    /** What every message, value and field belongs to that names no other version. */
    public static final int FIRST = 1;

    /** What docs/protocol.md, Versions, lists in its second row: whatever came with that release names this one. */
    public static final int SECOND = 2;

    /** The newest version of this release. */
    public static final int NEWEST = SECOND;

    private ProtocolVersion() {}

    /**
     * The oldest version that is spoken by whoever speaks this one as its newest: the one before, so that a group can go
     * from one release to the next member by member.
     */
    public static int oldestOf(int newest) {
        return Math.max(FIRST, newest - 1);
    }

    /** The newest version that this process speaks. */
    public static int newestOf(MemberInfo process) {
        return Math.max(FIRST, process.version());
    }

    /** Whether this process can be in a group that works at this version. */
    public static boolean isSpokenBy(MemberInfo process, int version) {
        int newest = newestOf(process);
        return oldestOf(newest) <= version && version <= newest;
    }

    /** The newest version that none of these processes is too old for. */
    public static int newestOfAll(Collection<MemberInfo> processes) {
        return processes.stream().mapToInt(ProtocolVersion::newestOf).min().orElse(FIRST);
    }
}
