package io.xcom4ee.core.message;

/** Why a process is not let in now. */
public enum JoinRefusal {
    /** A live member has the same name. */
    NAME_IN_USE,
    /** The group has as many members as it may have. */
    GROUP_FULL
}
