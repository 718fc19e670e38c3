package io.xcom4ee.cdi.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.cdi.XComExtension;
import io.xcom4ee.cdi.testing.FakeConfig;
import io.xcom4ee.cdi.testing.FakeNaming;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code of {@code docs/first-message.md}: what is changed here is changed there. */
class GuestbookTest {
    @BeforeEach
    void nothingOfAServer() {
        FakeNaming.clear();
        FakeConfig.clear();
    }

    @AfterEach
    void noLongerLocal() {
        System.clearProperty("xcom.local");
    }

    @Test
    void whatIsWrittenCanBeRead() {
        System.setProperty("xcom.local", "true");
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new XComExtension())
                .addBeanClasses(Guestbook.class)
                .initialize()) {
            Guestbook book = container.select(Guestbook.class).get();

            Delivery delivery = book.write("Hello, group").toCompletableFuture().join();
            book.upToDate().toCompletableFuture().join();

            assertThat(delivery.position()).isEqualTo(1);
            assertThat(book.lines()).containsExactly("Hello, group");
        }
    }
}
