package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.event.ViewChanged;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeploymentProblemsTest {
    @ApplicationScoped
    static class WrongName {
        @Inject
        @Group("Orders!")
        GroupChannel channel;
    }

    @ApplicationScoped
    static class WrongObserver {
        void onView(@Observes @ViewChanged @Group("") ViewEvent event) {}
    }

    @ApplicationScoped
    static class WantsOrders {
        @Inject
        @Group("orders")
        GroupChannel channel;
    }

    @BeforeEach
    void forgetEarlierTests() {
        Application.server();
    }

    @Test
    void areReportedTogether() {
        FakeConfig.set("xcom.default-group", "orders");
        FakeConfig.set("xcom.jndi-name", "xcom/orders");
        FakeConfig.set("xcom.groups", "audit,No Group");
        FakeConfig.set("xcom.group.orders.broadcast-deadline", "soon");
        FakeConfig.set("xcom.group.orders.jndi-name", "ldap://elsewhere/orders");
        FakeConfig.set("xcom.health", "maybe");

        Throwable refusal =
                catchThrowable(() -> Application.start(WrongName.class, WrongObserver.class, WantsOrders.class)
                        .close());

        assertThat(refusal)
                .hasMessageContaining("XCOM0713E")
                .hasMessageContaining("XCOM0705E: \"Orders!\"")
                .hasMessageContaining("WrongName.channel")
                .hasMessageContaining("XCOM0705E: \"\"")
                .hasMessageContaining("WrongObserver")
                .hasMessageContaining("XCOM0705E: \"No Group\" (setting xcom.groups from the map of the test)")
                .hasMessageContaining(
                        "XCOM0706E: The setting xcom.group.orders.broadcast-deadline has the value \"soon\"")
                .hasMessageContaining("XCOM0706E: The setting xcom.group.orders.jndi-name")
                .hasMessageContaining(
                        "XCOM0706E: The setting xcom.health has the value \"maybe\" (from the map of the test)")
                .hasMessageContaining(
                        "XCOM0707E: Both xcom.jndi-name (from the map of the test) and xcom.default-group (from the map");
    }

    @Test
    void aZeroDeadlineIsOne() {
        FakeConfig.set("xcom.group.orders.broadcast-deadline", "0s");
        assertThatThrownBy(() -> Application.start(WantsOrders.class).close()).hasMessageContaining("XCOM0706E");
    }

    @Test
    void aMissingFactoryIsNone() {
        Application.start(WantsOrders.class).close();
    }
}
