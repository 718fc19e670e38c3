package io.xcom4ee.simulator.process;

import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.MemberSettings;
import io.xcom4ee.core.member.MemberStatistics;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.member.XComMember;
import java.util.List;

/** The member of the core. */
public final class CoreMember implements MemberMachine {
    private final XComMember member;

    public CoreMember(MemberSettings settings, long nowMicros) {
        this(new XComMember(settings, nowMicros));
    }

    /** This very member. */
    public CoreMember(XComMember member) {
        this.member = member;
    }

    @Override
    public List<Output> step(long nowMicros, Input input) {
        return member.step(nowMicros, input);
    }

    @Override
    public long nextDeadlineMicros() {
        return member.nextDeadlineMicros();
    }

    @Override
    public boolean acceptsBroadcasts() {
        return member.acceptsBroadcasts();
    }

    @Override
    public int oldestProtocolVersion() {
        return member.oldestProtocolVersion();
    }

    @Override
    public MemberReport report() {
        return member.report();
    }

    @Override
    public MemberStatistics statistics() {
        return member.statistics();
    }
}
