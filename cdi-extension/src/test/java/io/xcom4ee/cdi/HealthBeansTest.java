package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.FakeConfig;
import io.xcom4ee.cdi.testing.FakeNaming;
import io.xcom4ee.cdi.testing.Values;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.util.AnnotationLiteral;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthBeansTest {
    @BeforeEach
    void forgetEarlierTests() {
        Application.server();
    }

    @Test
    void answerFromTheStateAtThatMoment() {
        FakeChannel channel = FakeChannel.bound("orders");
        try (SeContainer application = Application.start(InjectionTest.WantsOrders.class)) {
            assertThat(status(application, Startup.Literal.INSTANCE)).isEqualTo(Status.DOWN);
            assertThat(status(application, Readiness.Literal.INSTANCE)).isEqualTo(Status.DOWN);
            assertThat(status(application, Liveness.Literal.INSTANCE)).isEqualTo(Status.UP);
            channel.install(Values.view(1, "server1", "server2"));
            assertThat(status(application, Startup.Literal.INSTANCE)).isEqualTo(Status.UP);
            assertThat(status(application, Readiness.Literal.INSTANCE)).isEqualTo(Status.UP);
            assertThat(status(application, Liveness.Literal.INSTANCE)).isEqualTo(Status.UP);
        }
    }

    @Test
    void withoutAdapterSayWhatIsMissing() {
        try (SeContainer application = Application.start(InjectionTest.WantsOrders.class)) {
            HealthCheckResponse answer = application
                    .select(HealthCheck.class, Readiness.Literal.INSTANCE)
                    .get()
                    .call();
            assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
            assertThat(answer.getData().orElseThrow().get("reason")).asString().startsWith("XCOM0701E");
        }
    }

    @Test
    void doNotCallAServerSafeToStopWhoseMemberTheyDoNotFind() {
        FakeConfig.set("xcom.groups", "missing,other,text");
        FakeChannel.bound("audit", "xcom/other").install(Values.view(1, "server1", "server2"));
        FakeNaming.bind("xcom/text", "a text");
        try (SeContainer application = Application.start()) {
            List<Map<String, Object>> answers =
                    application.select(HealthCheck.class, Readiness.Literal.INSTANCE, Any.Literal.INSTANCE).stream()
                            .map(check -> check.call().getData().orElseThrow())
                            .toList();
            assertThat(answers)
                    .hasSize(3)
                    .allSatisfy(data ->
                            assertThat(data).containsEntry("state", "ABSENT").containsEntry("safeToStop", false));
        }
    }

    @Test
    void thereIsOneOfEachKindForEachGroup() {
        FakeConfig.set("xcom.groups", "orders,audit");
        FakeChannel.bound("orders");
        FakeChannel.bound("audit");
        try (SeContainer application = Application.start()) {
            assertThat(names(application))
                    .containsExactlyInAnyOrder(
                            "xcom.orders.startup",
                            "xcom.orders.readiness",
                            "xcom.orders.liveness",
                            "xcom.audit.startup",
                            "xcom.audit.readiness",
                            "xcom.audit.liveness");
        }
    }

    @Test
    void aGroupCanBeLeftOut() {
        FakeConfig.set("xcom.groups", "orders,audit");
        FakeConfig.set("xcom.group.audit.health", "false");
        FakeChannel.bound("orders");
        FakeChannel.bound("audit");
        try (SeContainer application = Application.start()) {
            assertThat(names(application)).allMatch(name -> name.startsWith("xcom.orders."));
        }
    }

    private static Status status(SeContainer application, AnnotationLiteral<?> probe) {
        return application.select(HealthCheck.class, probe).get().call().getStatus();
    }

    private static List<String> names(SeContainer application) {
        return Stream.of(Startup.Literal.INSTANCE, Readiness.Literal.INSTANCE, Liveness.Literal.INSTANCE)
                .flatMap(probe -> application.select(HealthCheck.class, probe, Any.Literal.INSTANCE).stream())
                .map(check -> check.call().getName())
                .toList();
    }
}
