package io.xcom4ee.core.message;

import io.xcom4ee.core.base.ProtocolVersion;

/** Why a process is not let in now. */
public enum JoinRefusal {
    /** A live member has the same name. */
    NAME_IN_USE,
    /** The group has as many members as it may have. */
    GROUP_FULL,
    /** It does not speak the protocol version at which the group works. Said at version 2 and above. */
    VERSION_NOT_SPOKEN;

    /** The oldest protocol version that has this refusal. */
    public int version() {
        return this == VERSION_NOT_SPOKEN ? ProtocolVersion.SECOND : ProtocolVersion.FIRST;
    }
}
