package io.xcom4ee.engine;

import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.MemberSettings;
import io.xcom4ee.core.member.MemberStatistics;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.member.XComMember;
import java.util.List;

/** What the engine sees of the core; tests put something simpler in its place. */
interface Protocol {
    List<Output> step(long nowMicros, Input input);

    long nextDeadlineMicros();

    boolean acceptsBroadcasts();

    MemberReport report();

    MemberStatistics statistics();

    /** Makes the protocol of a new incarnation. */
    @FunctionalInterface
    interface Factory {
        Protocol create(MemberSettings settings, long nowMicros);
    }

    /** The real one. */
    static Protocol core(MemberSettings settings, long nowMicros) {
        XComMember member = new XComMember(settings, nowMicros);
        return new Protocol() {
            @Override
            public List<Output> step(long now, Input input) {
                return member.step(now, input);
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
            public MemberReport report() {
                return member.report();
            }

            @Override
            public MemberStatistics statistics() {
                return member.statistics();
            }
        };
    }
}
