package io.xcom4ee.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.simulator.check.Installation;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What counts as caught up, and as a change of what the group has agreed on. */
class HealthTest {
    private static final int HORIZON = 10;
    private static final MemberInfo A = info("a");
    private static final MemberInfo B = info("b");
    private static final GroupId FIRST = new GroupId(new UUID(1, 1), 1);
    private static final GroupId SECOND = new GroupId(new UUID(2, 2), 2);

    private final Health health = new Health();

    private static MemberInfo info(String name) {
        return new MemberInfo(new MemberId(name, new UUID(name.charAt(0), 1)), "host", 7000, 1, 1);
    }

    private void install(GroupId group, long number, int horizon) {
        List<ConfiguredMember> members = List.of(new ConfiguredMember(1, A, true), new ConfiguredMember(2, B, true));
        Configuration configuration =
                new Configuration(number, 1, horizon, members, 2, 3, List.of(), List.of(), List.of());
        health.installed(new Installation(A.id(), group, group, configuration, A, 0, number * 1000));
    }

    /** A member has delivered so far, and has seen no more than that. */
    private void delivers(MemberInfo member, GroupId group, long round) {
        health.sent(
                member.id(),
                List.of(),
                new Frame(group, new Message.Progress(0, 0, round, round, List.of(), List.of())));
    }

    private long catchUps() {
        return health.count(Health.Count.CATCH_UPS);
    }

    @Test
    void whoLaggedByMoreThanAnEventHorizonAndDoesNoLongerHasCaughtUpOnce() {
        install(FIRST, 1, HORIZON);
        delivers(A, FIRST, HORIZON + 1);
        delivers(B, FIRST, 0);
        assertThat(catchUps()).isZero();
        delivers(B, FIRST, 1);
        assertThat(catchUps()).isEqualTo(1);
        delivers(B, FIRST, HORIZON);
        assertThat(catchUps()).isEqualTo(1);
    }

    @Test
    void whoLagsByAnEventHorizonLagsNotYet() {
        install(FIRST, 1, HORIZON);
        delivers(A, FIRST, HORIZON);
        delivers(B, FIRST, 0);
        delivers(B, FIRST, HORIZON);
        assertThat(catchUps()).isZero();
    }

    @Test
    void anotherGroupIsAnotherMatter() {
        install(FIRST, 1, HORIZON);
        install(SECOND, 1, HORIZON);
        delivers(A, FIRST, HORIZON + 1);
        delivers(B, FIRST, 0);
        delivers(B, SECOND, 5);
        assertThat(catchUps()).as("there it is the first").isZero();
    }

    @Test
    void aConfigurationThatIsInstalledLateIsNotTheNewest() {
        install(FIRST, 1, HORIZON);
        install(FIRST, 3, 2 * HORIZON);
        install(FIRST, 2, HORIZON);
        assertThat(health.count(Health.Count.HORIZON_NARROWED)).isZero();
        delivers(A, FIRST, HORIZON + 1);
        delivers(B, FIRST, 0);
        delivers(B, FIRST, HORIZON + 1);
        assertThat(catchUps()).as("the wider horizon holds").isZero();
        install(FIRST, 4, 2 * HORIZON);
        assertThat(health.count(Health.Count.HORIZON_WIDENED)).isEqualTo(1);
    }
}
