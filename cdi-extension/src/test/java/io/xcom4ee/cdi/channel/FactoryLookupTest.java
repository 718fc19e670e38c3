package io.xcom4ee.cdi.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupConnectionFactory;
import io.xcom4ee.cdi.settings.GroupReference;
import io.xcom4ee.cdi.settings.GroupSettings;
import io.xcom4ee.cdi.settings.HealthSettings;
import io.xcom4ee.cdi.settings.UnreadablePolicy;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.FakeNaming;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FactoryLookupTest {
    private static final GroupSettings ORDERS = new GroupSettings(
            GroupReference.named("orders"),
            "xcom/orders",
            Optional.empty(),
            HealthSettings.DEFAULT,
            false,
            UnreadablePolicy.LOG);

    @BeforeEach
    void forgetEarlierTests() {
        Application.server();
    }

    @Test
    void findsTheChannelOfTheGroup() {
        FakeChannel channel = FakeChannel.bound("orders");
        assertThat(FactoryLookup.channel(ORDERS)).isSameAs(channel);
    }

    /** A server may keep an application that has stopped, and the member would be kept with it. */
    @Test
    void anApplicationThatHasStoppedHoldsNoChannel() {
        FakeChannel first = FakeChannel.bound("orders");
        ApplicationChannel channel = new ApplicationChannel(
                ORDERS, new ContainerServices(), new ApplicationCodecs(), UnaryOperator.identity());
        GroupChannel otherWay = channel.atOnce();
        assertThat(channel.status()).isSameAs(first.status());
        assertThat(otherWay.status()).isSameAs(first.status());
        FakeChannel second = FakeChannel.bound("orders");
        assertThat(channel.status()).as("kept").isSameAs(first.status());
        channel.closeSubscriptions();
        assertThat(channel.status()).as("looked up anew").isSameAs(second.status());
        assertThat(otherWay.status()).isSameAs(second.status());
        FakeChannel third = FakeChannel.bound("orders");
        assertThat(channel.status()).as("no more kept").isSameAs(third.status());
    }

    @Test
    void saysWhatTheNamingServiceSays() {
        assertThatThrownBy(() -> FactoryLookup.channel(ORDERS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("XCOM0701E")
                .hasMessageContaining("xcom/orders is not bound");
    }

    @Test
    void namesBothPlacesOfASecondCopyOfTheApi() throws Exception {
        Class<?> other = new SecondCopy().loadClass(GroupConnectionFactory.class.getName());
        FakeNaming.bind(
                "xcom/orders",
                Proxy.newProxyInstance(
                        other.getClassLoader(), new Class<?>[] {other}, (self, method, arguments) -> null));
        assertThatThrownBy(() -> FactoryLookup.channel(ORDERS))
                .hasMessageContaining("XCOM0702E")
                .hasMessageContaining(GroupConnectionFactory.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString())
                .hasMessageContaining("SecondCopy");
    }

    @Test
    void refusesWhatIsNoFactory() {
        FakeNaming.bind("xcom/orders", "a text");
        assertThatThrownBy(() -> FactoryLookup.channel(ORDERS))
                .hasMessageContaining("XCOM0703E")
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void refusesTheFactoryOfAnotherGroup() {
        FakeChannel.bound("audit", "xcom/orders");
        assertThatThrownBy(() -> FactoryLookup.channel(ORDERS))
                .hasMessageContaining("XCOM0704E")
                .hasMessageContaining("audit");
    }

    /** Defines the classes of the api again, as a web application with the api in its own library directory does. */
    private static final class SecondCopy extends ClassLoader {
        SecondCopy() {
            super(FactoryLookupTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.xcom4ee.api.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
