package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.container.TurnListener;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.LogCapture;
import io.xcom4ee.cdi.testing.Values;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an application may rely on: each event has a request context of its own. */
class EventRequestsTest {
    private static final List<String> SEEN = new ArrayList<>();

    private FakeChannel channel;
    private LogCapture log;

    /** Tells when it begins and ends. */
    @RequestScoped
    static class Basket {
        private int uses;

        @Inject
        Receipt receipt;

        @PostConstruct
        void begin() {
            SEEN.add("basket begins");
        }

        int use() {
            uses++;
            return uses;
        }

        @PreDestroy
        void end() {
            SEEN.add("basket ends, " + receipt.print());
        }
    }

    /** Made while the request ends already, if nobody has used it before. */
    @RequestScoped
    static class Receipt {
        String print() {
            return "receipt";
        }

        @PreDestroy
        void end() {
            SEEN.add("receipt ends");
        }
    }

    /** What both observers do. */
    abstract static class Using {
        @Inject
        Basket basket;

        void onMessage(@Observes @Received GroupMessage message) {
            SEEN.add(message.text() + basket.use());
            if (message.text().equals("throw")) {
                throw new IllegalStateException("as the test wants");
            }
        }
    }

    @ApplicationScoped
    static class First extends Using {}

    @ApplicationScoped
    static class Second extends Using {}

    /** Uses what the container has for requests. */
    @ApplicationScoped
    static class Curious {
        private final List<Context> contexts = new ArrayList<>();

        @Inject
        Basket basket;

        @Inject
        Instance<Basket> baskets;

        @Inject
        BeanManager beanManager;

        @Inject
        RequestContextController controller;

        @Inject
        Activating activating;

        void onMessage(@Observes @Received GroupMessage message) {
            contexts.add(beanManager.getContext(RequestScoped.class));
            basket.use();
            switch (message.text()) {
                case "activate" -> SEEN.add(controller.activate() + " " + activating.use());
                case "destroy" -> {
                    baskets.destroy(basket);
                    SEEN.add("again " + basket.use());
                }
                case "elsewhere" ->
                    SEEN.add(CompletableFuture.supplyAsync(this::elsewhere).join());
                default -> SEEN.add("used");
            }
        }

        private String elsewhere() {
            try {
                return "used " + basket.use();
            } catch (ContextNotActiveException e) {
                return "not active";
            }
        }

        List<Context> contexts() {
            return contexts;
        }
    }

    @ApplicationScoped
    @ActivateRequestContext
    static class Activating {
        @Inject
        Basket basket;

        int use() {
            return basket.use();
        }
    }

    @ApplicationScoped
    static class LifeCycle {
        void begins(@Observes @Initialized(RequestScoped.class) Object event) {
            SEEN.add("begins");
        }

        void ending(@Observes @BeforeDestroyed(RequestScoped.class) Object event) {
            SEEN.add("ending");
        }

        void ends(@Observes @Destroyed(RequestScoped.class) Object event) {
            SEEN.add("ended");
        }
    }

    @BeforeEach
    void forgetEarlierTests() {
        SEEN.clear();
        Application.server();
        channel = FakeChannel.bound("orders", "xcom/default");
        log = LogCapture.start();
    }

    @AfterEach
    void close() {
        log.close();
    }

    /** In one turn. */
    private void tell(String... texts) {
        TurnListener listener = (TurnListener) channel.listeners().get(0);
        listener.onTurn(() -> {
            for (String text : texts) {
                listener.onMessage(Values.message("orders", 1, text));
            }
        });
    }

    @Test
    void allObserversOfAnEventShareABeanThatEndsWithTheEvent() {
        try (SeContainer application = Application.start(First.class, Second.class, Basket.class, Receipt.class)) {
            assertThat(application.isRunning()).isTrue();
            tell("a", "b");
            assertThat(SEEN)
                    .containsExactly(
                            "basket begins",
                            "a1",
                            "a2",
                            "basket ends, receipt",
                            "receipt ends",
                            "basket begins",
                            "b1",
                            "b2",
                            "basket ends, receipt",
                            "receipt ends");
        }
    }

    @Test
    void aBeanEndsAlsoWithAnEventWhoseObserverThrew() {
        try (SeContainer application = Application.start(First.class, Basket.class, Receipt.class)) {
            assertThat(application.isRunning()).isTrue();
            tell("throw", "a");
            assertThat(SEEN)
                    .containsExactly(
                            "basket begins",
                            "throw1",
                            "basket ends, receipt",
                            "receipt ends",
                            "basket begins",
                            "a1",
                            "basket ends, receipt",
                            "receipt ends");
        }
        assertThat(log.lines("XCOM0709W")).hasSize(1);
    }

    @Test
    void theContainerFindsTheRequestOfAnEventAndBeginsNoOther() {
        try (SeContainer application =
                Application.start(Curious.class, Activating.class, Basket.class, Receipt.class)) {
            assertThat(application.isRunning()).isTrue();
            tell("activate");
            assertThat(SEEN).containsExactly("basket begins", "false 2", "basket ends, receipt", "receipt ends");
        }
    }

    @Test
    void aBeanCanBeDestroyedBefore() {
        try (SeContainer application =
                Application.start(Curious.class, Activating.class, Basket.class, Receipt.class)) {
            assertThat(application.isRunning()).isTrue();
            tell("destroy");
            assertThat(SEEN)
                    .containsExactly(
                            "basket begins",
                            "basket ends, receipt",
                            "basket begins",
                            "again 1",
                            "receipt ends",
                            "basket ends, receipt");
        }
    }

    @Test
    void aRequestIsThatOfTheThreadAndEndsWithTheEvent() {
        try (SeContainer application =
                Application.start(Curious.class, Activating.class, Basket.class, Receipt.class)) {
            Curious curious = application.select(Curious.class).get();
            tell("elsewhere");
            assertThat(SEEN).contains("not active");
            AlterableContext ended = (AlterableContext) curious.contexts().get(0);
            assertThat(ended.isActive()).isFalse();
            assertThatThrownBy(() -> ended.get(aBean(application)))
                    .isInstanceOf(ContextNotActiveException.class)
                    .hasMessageContaining("XCOM0741E");
        }
    }

    private static Bean<?> aBean(SeContainer application) {
        return application.getBeanManager().getBeans(Basket.class).iterator().next();
    }

    @Test
    void aRequestThatIsActiveAlreadyIsShared() {
        try (SeContainer application = Application.start(First.class, Basket.class, Receipt.class)) {
            RequestContextController controller =
                    application.select(RequestContextController.class).get();
            assertThat(controller.activate()).isTrue();
            tell("a", "b");
            controller.deactivate();
            tell("c");
            assertThat(SEEN)
                    .filteredOn(text -> !text.startsWith("receipt")) // Weld forgets what is made while a request ends.
                    .containsExactly(
                            "basket begins",
                            "a1",
                            "b2",
                            "basket ends, receipt",
                            "basket begins",
                            "c1",
                            "basket ends, receipt");
        }
    }

    @Test
    void whoObservesRequestsIsToldOfEach() {
        try (SeContainer application = Application.start(First.class, LifeCycle.class, Basket.class, Receipt.class)) {
            assertThat(application.isRunning()).isTrue();
            SEEN.clear(); // The container's start may have had a request.
            tell("a", "b");
            assertThat(SEEN)
                    .containsSubsequence("begins", "a1", "ending", "ended", "begins", "b1", "ending", "ended")
                    .filteredOn(text -> text.equals("begins") || text.equals("ending") || text.equals("ended"))
                    .hasSize(6);
        }
    }
}
