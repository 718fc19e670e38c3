package io.xcom4ee.simulator.exhaustive;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import java.util.UUID;

/**
 * One incarnation.
 *
 * @param index its place in each world
 * @param replaces the index of the incarnation before, itself if there is none
 */
record Incarnation(int index, int replaces, MemberInfo info) {
    private static final int PORT = 7400;

    static Incarnation of(int index, int replaces, String name) {
        MemberId id = new MemberId(name, new UUID(0, index + 1L));
        return new Incarnation(index, replaces, new MemberInfo(id, "localhost", PORT, ProtocolVersion.NEWEST, 50));
    }

    MemberId id() {
        return info.id();
    }

    boolean isRestarted() {
        return replaces != index;
    }

    /** The name; a prime marks the second incarnation. */
    String label() {
        return info.name() + (isRestarted() ? "'" : "");
    }
}
