package io.xcom4ee.simulator.process;

import io.xcom4ee.core.member.MemberSettings;

/** Makes what a process runs. */
@FunctionalInterface
public interface MemberFactory {

    /** A new member of a process whose clock shows this time. */
    MemberMachine create(MemberSettings settings, long nowMicros);
}
