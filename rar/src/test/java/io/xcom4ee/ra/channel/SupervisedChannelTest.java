package io.xcom4ee.ra.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupervisedChannelTest {
    @ParameterizedTest
    @EnumSource
    void aLivingMemberSpeaksForItself(GroupPhase phase) {
        assertThat(new SupervisedChannel(channel(phase), () -> true).status().phase())
                .isEqualTo(phase);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LEFT", "FAILED"})
    void aDeadLoopShowsAsFailedWhateverItSaidLast(GroupPhase phase) {
        GroupStatus status = new SupervisedChannel(channel(phase), () -> false).status();
        assertThat(status.phase()).isEqualTo(GroupPhase.FAILED);
        assertThat(status.quorum()).isFalse();
        assertThat(status.reason()).startsWith("XCOM0611E");
        assertThat(status.position()).isEqualTo(7);
    }

    @Test
    void whoHasLeftIsNotDead() {
        assertThat(new SupervisedChannel(channel(GroupPhase.LEFT), () -> false)
                        .status()
                        .phase())
                .isEqualTo(GroupPhase.LEFT);
    }

    @Test
    void theReasonOfAFaultIsKept() {
        assertThat(new SupervisedChannel(channel(GroupPhase.FAILED), () -> false)
                        .status()
                        .reason())
                .isEqualTo("last words");
    }

    private static GroupChannel channel(GroupPhase phase) {
        GroupStatus status = new GroupStatus(
                "orders", "server1", phase, Optional.empty(), List.of(), true, 7, 0, "last words", 1024);
        return (GroupChannel) Proxy.newProxyInstance(
                SupervisedChannelTest.class.getClassLoader(),
                new Class<?>[] {GroupChannel.class},
                (self, method, arguments) -> status);
    }
}
