package io.xcom4ee.cdi.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.Figures;
import io.xcom4ee.cdi.testing.Values;
import java.lang.reflect.Proxy;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MeterTest {
    private final FakeChannel channel = FakeChannel.bound("orders");
    private final Meter meter = new Meter(channel);

    @Test
    void everyMetricIsOfWhatItsNameSays() {
        channel.install(Values.view(1, "server1", "server2", "server3"));
        channel.figures(Figures.from(100));
        Map<GroupMetric, Double> expected = new EnumMap<>(GroupMetric.class);
        expected.put(GroupMetric.QUORUM, 1.0);
        expected.put(GroupMetric.ONLINE, 1.0);
        expected.put(GroupMetric.PRIMARY, 1.0);
        expected.put(GroupMetric.SAFE_TO_STOP, 1.0);
        expected.put(GroupMetric.VIEW_MEMBERS, 3.0);
        expected.put(GroupMetric.VIEW_REACHABLE, 3.0);
        expected.put(GroupMetric.QUORUM_NEEDED, 2.0);
        expected.put(GroupMetric.VIEW_CHANGES, 100.0);
        expected.put(GroupMetric.INCARNATIONS, 101.0);
        expected.put(GroupMetric.QUORUM_LOSSES, 102.0);
        expected.put(GroupMetric.SUSPICIONS, 103.0);
        expected.put(GroupMetric.CONSENSUS_PROPOSALS, 104.0);
        expected.put(GroupMetric.CONSENSUS_DURATION, 105.0);
        expected.put(GroupMetric.SENT, 106.0);
        expected.put(GroupMetric.SENT_SIZE, 107.0);
        expected.put(GroupMetric.ACKNOWLEDGED, 108.0);
        expected.put(GroupMetric.NOT_DELIVERED, 109.0);
        expected.put(GroupMetric.OUTCOME_UNKNOWN, 110.0);
        expected.put(GroupMetric.REFUSED, 111.0);
        expected.put(GroupMetric.DELIVERED, 112.0);
        expected.put(GroupMetric.DELIVERED_SIZE, 113.0);
        expected.put(GroupMetric.ACKNOWLEDGEMENT_DURATION, 114.0);
        expected.put(GroupMetric.WIRE_SENT, 1115.0);
        expected.put(GroupMetric.WIRE_DROPPED, 116.0);
        expected.put(GroupMetric.WIRE_RECEIVED, 117.0);
        expected.put(GroupMetric.LISTENER_BACKLOG, 118.0);
        expected.put(GroupMetric.POSITION, 7.0);
        expected.put(GroupMetric.BACKLOG, 2.0);
        expected.put(GroupMetric.ROUND_TRIP, 1.5);
        expected.put(GroupMetric.MEMORY, 4321.0);

        Map<GroupMetric, Double> values = new EnumMap<>(GroupMetric.class);
        for (GroupMetric metric : GroupMetric.values()) {
            values.put(metric, meter.value(metric).orElseThrow());
        }

        assertThat(values).isEqualTo(expected);
        assertThat(meter.values()).isEqualTo(expected);
    }

    @Test
    void whatIsNotSoIsZero() {
        channel.install(Values.view(1, "server2", "server1"));
        channel.become(GroupPhase.BLOCKED, false);
        assertThat(meter.value(GroupMetric.QUORUM)).hasValue(0);
        assertThat(meter.value(GroupMetric.ONLINE)).hasValue(0);
        assertThat(meter.value(GroupMetric.PRIMARY)).hasValue(0);
        assertThat(meter.value(GroupMetric.SAFE_TO_STOP)).hasValue(0);
    }

    @Test
    void aCounterGoesOnWhenTheMemberBeginsAnew() {
        assertThat(sent(10)).isEqualTo(16);
        assertThat(sent(20)).isEqualTo(26);
        assertThat(sent(0)).as("6 in the second life").isEqualTo(32);
        assertThat(sent(4)).isEqualTo(36);
        assertThat(sent(1)).as("7 in the third").isEqualTo(43);
    }

    /** Two read at once, as two scrapes do; the one that began first comes to an end last. */
    @Test
    @Timeout(60)
    void anOlderReadingIsNoNewLife() throws Exception {
        AtomicReference<Meter> shared = new AtomicReference<>();
        AtomicReference<Thread> second = new AtomicReference<>();
        GroupChannel slow = (GroupChannel) Proxy.newProxyInstance(
                MeterTest.class.getClassLoader(), new Class<?>[] {GroupChannel.class}, (self, method, arguments) -> {
                    Object answer = method.invoke(channel, arguments);
                    if (method.getName().equals("statistics") && second.get() == null) {
                        channel.figures(Figures.from(20));
                        Thread thread = new Thread(() -> shared.get().value(GroupMetric.SENT));
                        second.set(thread);
                        thread.start();
                        while (thread.getState() != Thread.State.BLOCKED && thread.isAlive()) {
                            Thread.onSpinWait();
                        }
                    }
                    return answer;
                });
        channel.figures(Figures.from(10));
        shared.set(new Meter(slow));
        assertThat(shared.get().value(GroupMetric.SENT)).hasValue(16);
        second.get().join();
        assertThat(shared.get().value(GroupMetric.SENT)).hasValue(26);
    }

    private double sent(int first) {
        channel.figures(Figures.from(first));
        return meter.value(GroupMetric.SENT).orElseThrow();
    }

    @Test
    void aGaugeFalls() {
        channel.install(Values.view(1, "server1", "server2", "server3"));
        assertThat(meter.value(GroupMetric.VIEW_MEMBERS)).hasValue(3);
        channel.install(Values.view(2, "server1", "server2"));
        assertThat(meter.value(GroupMetric.VIEW_MEMBERS)).hasValue(2);
    }

    @Test
    void withoutAMemberThereIsNothing() {
        channel.fail(new IllegalStateException("no adapter"));
        assertThat(meter.values()).isEmpty();
        assertThat(meter.value(GroupMetric.QUORUM)).isEqualTo(OptionalDouble.empty());
    }
}
