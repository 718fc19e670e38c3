package io.xcom4ee.cdi.microprofile;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.cdi.metrics.GroupHistogram;
import io.xcom4ee.cdi.metrics.GroupMetric;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.FakeConfig;
import io.xcom4ee.cdi.testing.FakeMetrics;
import io.xcom4ee.cdi.testing.Figures;
import io.xcom4ee.cdi.testing.LogCapture;
import io.xcom4ee.cdi.testing.Values;
import jakarta.enterprise.inject.se.SeContainer;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.Tag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MicroProfileMetricsTest {
    @BeforeEach
    void forgetEarlierTests() {
        Application.server();
        FakeMetrics.clear();
        FakeConfig.set("xcom.groups", "orders");
    }

    @Test
    void haveEveryMetricOfEveryGroupFromTheStartToTheStop() {
        FakeChannel orders = FakeChannel.bound("orders");
        try (SeContainer application = Application.start(FakeMetrics.class)) {
            assertThat(application.isRunning()).isTrue();
            Tag[] tags = {new Tag("xcom_group", "orders"), new Tag("xcom_member", "server1")};
            assertThat(FakeMetrics.gauges().keySet())
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Arrays.stream(GroupMetric.values())
                                            .map(metric -> new MetricID(metric.prometheusName(), tags)),
                                    Arrays.stream(GroupHistogram.values())
                                            .flatMap(histogram -> bounds(histogram.prometheusName(), tags)))
                            .toList());
            orders.install(Values.view(1, "server1", "server2"));
            orders.figures(Figures.from(10));
            assertThat(value("xcom_view_members")).isEqualTo(2);
            assertThat(value("xcom_messages_sent_total")).isEqualTo(16);
            assertThat(FakeMetrics.gauges()
                            .get(bound("xcom_acknowledgement_duration_bucket_total", "10", tags))
                            .get())
                    .isEqualTo(17.0);
            orders.fail(new IllegalStateException("no adapter"));
            assertThat(value("xcom_view_members")).isNaN();
        }
        assertThat(FakeMetrics.gauges()).as("nothing keeps the application").isEmpty();
    }

    @Test
    void ofTwoGroupsAreToldApart() {
        FakeConfig.set("xcom.groups", "orders,audit");
        FakeChannel orders = FakeChannel.bound("orders");
        FakeChannel audit = FakeChannel.bound("audit");
        try (SeContainer application = Application.start(FakeMetrics.class)) {
            assertThat(application.isRunning()).isTrue();
            orders.install(Values.view(1, "server1", "server2"));
            audit.install(Values.view(1, "server1"));
            assertThat(viewMembers("orders")).isEqualTo(2.0);
            assertThat(viewMembers("audit")).isEqualTo(1.0);
        }
        assertThat(FakeMetrics.gauges()).isEmpty();
    }

    private static Number viewMembers(String group) {
        return FakeMetrics.gauges()
                .get(new MetricID("xcom_view_members", new Tag("xcom_group", group), new Tag("xcom_member", "server1")))
                .get();
    }

    private static Stream<MetricID> bounds(String name, Tag... tags) {
        return GroupHistogram.bounds().stream().map(bound -> bound(name, bound, tags));
    }

    private static MetricID bound(String name, String bound, Tag... tags) {
        return new MetricID(name, tags[0], tags[1], new Tag("le", bound));
    }

    @Test
    void haveAGroupThatIsFoundLater() {
        var server = Application.server();
        FakeConfig.set("xcom.groups", "orders");
        try (SeContainer application = Application.start(FakeMetrics.class)) {
            assertThat(application.isRunning()).isTrue();
            assertThat(FakeMetrics.gauges()).isEmpty();
            FakeChannel.bound("orders");
            server.runScheduled();
            assertThat(FakeMetrics.gauges())
                    .hasSize(GroupMetric.values().length
                            + GroupHistogram.values().length
                                    * GroupHistogram.bounds().size());
        }
    }

    @Test
    void mayBeAbsent() {
        FakeChannel.bound("orders");
        try (LogCapture log = LogCapture.start();
                SeContainer application = Application.start()) {
            assertThat(application.isRunning()).isTrue();
            assertThat(log.lines("XCOM0750I")).hasSize(1);
            assertThat(log.lines("XCOM0751I")).hasSize(1);
        }
    }

    private static double value(String name) {
        return FakeMetrics.gauges().entrySet().stream()
                .filter(gauge -> gauge.getKey().getName().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow()
                .get()
                .doubleValue();
    }
}
