package io.xcom4ee.simulator.process;

import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.MemberStatistics;
import io.xcom4ee.core.member.Output;
import java.util.List;

/** What a process runs: the member of the core, or something made for a test. */
public interface MemberMachine {

    /** Handles one input at this time of the process's clock. */
    List<Output> step(long nowMicros, Input input);

    /** The latest time at which it must be given a tick. */
    long nextDeadlineMicros();

    /** Whether it takes broadcasts now. */
    boolean acceptsBroadcasts();

    /** The oldest protocol version that it speaks now. */
    int oldestProtocolVersion();

    /** What it says of itself. */
    MemberReport report();

    /** What it has done since it began. */
    MemberStatistics statistics();
}
