package io.xcom4ee.cdi.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.Figures;
import io.xcom4ee.cdi.testing.Values;
import java.lang.reflect.Proxy;
import java.util.EnumMap;
import java.util.List;
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
        expected.put(GroupMetric.FLOW_CONTROL_WAIT, 119.0);

        Map<GroupMetric, Double> values = new EnumMap<>(GroupMetric.class);
        for (GroupMetric metric : GroupMetric.values()) {
            values.put(metric, meter.value(metric).orElseThrow());
        }

        assertThat(values).isEqualTo(expected);
        assertThat(meter.values()).isEqualTo(expected);
    }

    @Test
    void histogramsEndWithThoseThatAreCounted() {
        channel.figures(Figures.from(100));
        Map<GroupHistogram, List<Double>> histograms = meter.histograms();
        assertThat(histograms.keySet()).containsExactly(GroupHistogram.values());
        assertThat(histograms.get(GroupHistogram.ACKNOWLEDGEMENT))
                .hasSameSizeAs(GroupHistogram.bounds())
                .startsWith(92.0, 93.0)
                .endsWith(107.0, meter.value(GroupMetric.ACKNOWLEDGED).orElseThrow());
        assertThat(histograms.get(GroupHistogram.FLOW_CONTROL_WAIT))
                .startsWith(90.0, 91.0)
                .endsWith(105.0, meter.value(GroupMetric.SENT).orElseThrow());
        assertThat(histograms.get(GroupHistogram.CONSENSUS))
                .startsWith(104.0, 105.0)
                .endsWith(119.0, 120.0);
        assertThat(meter.value(GroupHistogram.ACKNOWLEDGEMENT, 1)).hasValue(93);
    }

    @Test
    void aHistogramGoesOnWhenTheMemberBeginsAnew() {
        channel.figures(Figures.from(100));
        assertThat(meter.value(GroupHistogram.ACKNOWLEDGEMENT, 0)).hasValue(92);
        channel.figures(Figures.from(10));
        assertThat(meter.value(GroupHistogram.ACKNOWLEDGEMENT, 0)).hasValue(92 + 2);
    }

    @Test
    void boundsAreSecondsAsPrometheusReadsThem() {
        assertThat(GroupHistogram.bounds())
                .containsExactly(
                        "0.0001", "0.00025", "0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1",
                        "0.25", "0.5", "1", "2.5", "5", "10", "+Inf");
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
        assertThat(meter.histograms()).isEmpty();
        assertThat(meter.value(GroupHistogram.FLOW_CONTROL_WAIT, 0)).isEmpty();
        assertThat(meter.value(GroupMetric.QUORUM)).isEqualTo(OptionalDouble.empty());
    }
}
