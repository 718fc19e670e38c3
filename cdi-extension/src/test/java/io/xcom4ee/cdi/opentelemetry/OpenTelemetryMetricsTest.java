package io.xcom4ee.cdi.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.xcom4ee.cdi.metrics.GroupHistogram;
import io.xcom4ee.cdi.metrics.GroupMetric;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.FakeConfig;
import io.xcom4ee.cdi.testing.FakeTelemetry;
import io.xcom4ee.cdi.testing.Figures;
import io.xcom4ee.cdi.testing.Values;
import jakarta.enterprise.inject.se.SeContainer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenTelemetryMetricsTest {
    @BeforeEach
    void forgetEarlierTests() {
        Application.server();
        FakeTelemetry.clear();
        FakeConfig.set("xcom.groups", "orders,audit");
    }

    @Test
    void areToldOfEveryGroupAndMember() {
        FakeChannel orders = FakeChannel.bound("orders");
        FakeChannel audit = FakeChannel.bound("audit");
        orders.install(Values.view(1, "server1", "server2", "server3"));
        orders.figures(Figures.from(10));
        audit.figures(Figures.from(50));
        try (SeContainer application = Application.start(FakeTelemetry.class)) {
            assertThat(application.isRunning()).isTrue();
            Map<String, MetricData> told =
                    FakeTelemetry.metrics().stream().collect(Collectors.toMap(MetricData::getName, each -> each));
            assertThat(told.keySet())
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Arrays.stream(GroupMetric.values()).map(GroupMetric::id),
                                    Arrays.stream(GroupHistogram.values()).map(GroupHistogram::id))
                            .toList());
            assertThat(told.values())
                    .allMatch(
                            each -> each.getInstrumentationScopeInfo().getName().equals("io.xcom4ee.cdi"));
            MetricData sent = told.get("xcom.messages.sent");
            assertThat(sent.getType()).isEqualTo(MetricDataType.DOUBLE_SUM);
            assertThat(sent.getDoubleSumData().isMonotonic()).isTrue();
            assertThat(sent.getUnit()).isEqualTo("{message}");
            assertThat(sent.getDescription()).isNotBlank();
            assertThat(values(sent.getDoubleSumData().getPoints()))
                    .isEqualTo(Map.of(attributes("orders"), 16.0, attributes("audit"), 56.0));
            MetricData members = told.get("xcom.view.members");
            assertThat(members.getType()).isEqualTo(MetricDataType.DOUBLE_GAUGE);
            assertThat(values(members.getDoubleGaugeData().getPoints()))
                    .isEqualTo(Map.of(attributes("orders"), 3.0, attributes("audit"), 0.0));
            Map<Attributes, Double> bounds = values(told.get("xcom.acknowledgement.duration.bucket")
                    .getDoubleSumData()
                    .getPoints());
            assertThat(bounds)
                    .hasSize(2 * GroupHistogram.bounds().size())
                    .containsEntry(bound("orders", "10"), 17.0)
                    .containsEntry(bound("orders", "+Inf"), 18.0)
                    .containsEntry(bound("audit", "+Inf"), 58.0);
        }
        assertThat(FakeTelemetry.metrics())
                .as("an application that has ended is not asked")
                .isEmpty();
    }

    @Test
    void leaveOutAMemberThatIsNotThere() {
        FakeChannel orders = FakeChannel.bound("orders");
        FakeChannel.bound("audit");
        try (SeContainer application = Application.start(FakeTelemetry.class)) {
            assertThat(application.isRunning()).isTrue();
            orders.fail(new IllegalStateException("no adapter"));
            assertThat(FakeTelemetry.metrics())
                    .isNotEmpty()
                    .allSatisfy(metric -> assertThat(metric.getData().getPoints())
                            .isNotEmpty()
                            .extracting(point -> point.getAttributes().get(AttributeKey.stringKey("xcom.group")))
                            .containsOnly("audit"));
        }
    }

    private static Attributes bound(String group, String bound) {
        return attributes(group).toBuilder().put("le", bound).build();
    }

    private static Attributes attributes(String group) {
        return Attributes.of(
                AttributeKey.stringKey("xcom.group"), group, AttributeKey.stringKey("xcom.member"), "server1");
    }

    private static Map<Attributes, Double> values(Collection<DoublePointData> points) {
        return points.stream().collect(Collectors.toMap(DoublePointData::getAttributes, DoublePointData::getValue));
    }
}
