package io.xcom4ee.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.ra.inbound.Beans.BatchBean;
import io.xcom4ee.ra.inbound.Beans.BatchEndpoint;
import io.xcom4ee.ra.inbound.Beans.Bean;
import io.xcom4ee.ra.inbound.Beans.BeanEndpoint;
import io.xcom4ee.ra.inbound.Beans.BuryingBean;
import io.xcom4ee.ra.inbound.Beans.BuryingEndpoint;
import io.xcom4ee.ra.inbound.Beans.Script;
import io.xcom4ee.ra.settings.ActivationProperty;
import io.xcom4ee.ra.settings.ActivationSettings;
import io.xcom4ee.ra.settings.ForAll;
import io.xcom4ee.ra.transaction.FakeTransactions;
import jakarta.resource.NotSupportedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EndpointsTest {
    private final FakeTransactions transactions = new FakeTransactions();
    private final FakeGroup group = new FakeGroup();
    private final FakeContainer container = new FakeContainer(transactions, Bean.class, BeanEndpoint::new);
    private final FakeContainer batches = new FakeContainer(transactions, BatchBean.class, BatchEndpoint::new);
    private final FakeContainer burying = new FakeContainer(transactions, BuryingBean.class, BuryingEndpoint::new);
    private final List<String> left = new ArrayList<>();
    private final Script script = new Script();

    @BeforeEach
    void begin() {
        Beans.script = script;
    }

    @Test
    void messagesAndViewsComeInTheirOrderEachInATransactionOfItsOwn() throws Exception {
        activate(container, Map.of());
        group.install(1);
        group.deliver("a", "b");
        group.install(2);
        group.deliver("c");
        container.runAll();

        assertThat(script.calls).containsExactly("view 1", "a@1", "b@2", "view 2", "c@3");
        assertThat(container.ends()).hasSize(5).containsOnly("committed");
        assertThat(container.open()).isZero();
    }

    @Test
    void manyMessagesTakeManyTasksAndKeepTheirOrder() throws Exception {
        activate(container, Map.of());
        String[] texts = new String[500];
        Arrays.setAll(texts, String::valueOf);
        group.deliver(texts);
        container.runAll();

        assertThat(script.calls).hasSize(500);
        assertThat(script.calls.get(499)).isEqualTo("499@500");
    }

    @Test
    void whatFailsIsRolledBackAndComesAgainAfterLongerAndLongerPauses() throws Exception {
        activate(container, Map.of(ActivationProperty.REDELIVERY_PAUSE_MAX, "1500ms"));
        script.effect = call -> {
            if (call.startsWith("a") && script.calls.size() <= 4) {
                throw new IOException("no disk");
            }
        };
        group.deliver("a", "b");
        container.runAll();
        assertThat(script.calls).as("nothing overtakes").containsExactly("a@1");
        elapse(container, 4);

        assertThat(script.calls).containsExactly("a@1", "a@1", "a@1", "a@1", "a@1", "b@2");
        assertThat(container.timer().pauses())
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(1500),
                        Duration.ofMillis(1500));
        assertThat(container.ends())
                .containsExactly("rolled back", "rolled back", "rolled back", "rolled back", "committed", "committed");
    }

    @Test
    void aRollbackWithoutAnExceptionIsAFailureToo() throws Exception {
        activate(container, Map.of());
        script.effect = call -> {
            if (script.calls.size() == 1) {
                transactions.setRollbackOnly();
            }
        };
        group.deliver("a");
        container.runAll();
        elapse(container, 1);

        assertThat(script.calls).containsExactly("a@1", "a@1");
    }

    @Test
    void whatGoesOnFailingIsSkipped() throws Exception {
        activate(container, Map.of(ActivationProperty.REDELIVERY_MAX, "2"));
        failOn("a");
        group.deliver("a", "b");
        container.runAll();
        elapse(container, 2);

        assertThat(script.calls).containsExactly("a@1", "a@1", "a@1", "b@2");
        assertThat(container.timer().pauses()).hasSize(2);
    }

    @Test
    void whatCannotBeReadIsNotTriedAgain() throws Exception {
        activate(container, Map.of());
        group.deliver(group.malformed());
        group.deliver("b");
        container.runAll();

        assertThat(script.calls).containsExactly("b@2");
        assertThat(container.timer().pauses()).isEmpty();
    }

    @Test
    void aDeadLetterGoesToItsMethodWithItsCause() throws Exception {
        activate(
                burying,
                Map.of(ActivationProperty.REDELIVERY_MAX, "0", ActivationProperty.AFTER_REDELIVERIES, "deadLetter"));
        failOn("a");
        group.deliver("a", "b");
        burying.runAll();

        assertThat(script.calls).containsExactly("a@1", "dead a no luck", "b@2");
        assertThat(burying.ends()).containsExactly("rolled back", "committed", "committed");
    }

    @Test
    void aDeadLetterThatCannotBeTakenIsOfferedUntilItCan() throws Exception {
        activate(
                burying,
                Map.of(
                        ActivationProperty.REDELIVERY_MAX, "0",
                        ActivationProperty.REDELIVERY_PAUSE_MAX, "1s",
                        ActivationProperty.AFTER_REDELIVERIES, "deadLetter"));
        script.effect = call -> {
            if (call.startsWith("a") || (call.startsWith("dead") && script.calls.size() < 5)) {
                throw new IllegalStateException("no luck");
            }
        };
        group.deliver("a", "b");
        burying.runAll();
        elapse(burying, 3);

        assertThat(script.calls)
                .containsExactly("a@1", "dead a no luck", "dead a no luck", "dead a no luck", "dead a no luck", "b@2");
        assertThat(burying.timer().pauses())
                .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void theMemberLeavesIfThatIsWanted() throws Exception {
        activate(
                container,
                Map.of(ActivationProperty.REDELIVERY_MAX, "0", ActivationProperty.AFTER_REDELIVERIES, "leave"));
        failOn("a");
        group.deliver("a", "b");
        container.runAll();

        assertThat(left).hasSize(1);
        assertThat(script.calls).containsExactly("a@1");
        assertThat(group.listeners()).isEmpty();
    }

    @Test
    void aBatchIsWhatWaitsUpToTheNextViewInOneTransaction() throws Exception {
        activate(batches, Map.of(ActivationProperty.BATCH_MESSAGES_MAX, "2"));
        group.deliver("a", "b", "c");
        group.install(7);
        group.deliver("d");
        batches.runAll();

        assertThat(script.calls).containsExactly("[a, b]", "[c]", "view 7", "[d]");
        assertThat(batches.ends()).hasSize(4);
    }

    @Test
    void aBatchThatGoesOnFailingIsTakenApartAndOnlyTheCulpritIsSkipped() throws Exception {
        activate(batches, Map.of(ActivationProperty.REDELIVERY_MAX, "1"));
        script.effect = call -> {
            if (call.contains("b")) {
                throw new IllegalStateException("no luck");
            }
        };
        group.deliver("a", "b", "c");
        batches.runAll();
        elapse(batches, 2);
        group.deliver("d", "e");
        batches.runAll();

        assertThat(script.calls).containsExactly("[a, b, c]", "[a, b, c]", "[a]", "[b]", "[b]", "[c]", "[d, e]");
    }

    @Test
    void anApplicationThatIsNotReadyIsAskedAgainAndThatCountsForNothing() throws Exception {
        activate(container, Map.of(ActivationProperty.REDELIVERY_MAX, "0"));
        container.unavailable(3);
        group.deliver("a");
        container.runAll();
        elapse(container, 3);

        assertThat(script.calls).containsExactly("a@1");
    }

    @Test
    void aFullQueueHoldsTheListenerBackUntilThereIsRoom() throws Exception {
        activate(container, Map.of(ActivationProperty.QUEUE_MESSAGES_MAX, "2"));
        group.deliver("a", "b");
        Thread listener = new Thread(() -> group.deliver("c"));
        listener.start();
        while (listener.getState() != Thread.State.TIMED_WAITING) {
            assertThat(listener.isAlive()).as("it waits").isTrue();
        }
        container.runAll();
        listener.join();
        container.runAll();

        assertThat(script.calls).containsExactly("a@1", "b@2", "c@3");
    }

    @Test
    void onlyMessagesOfItsTopicReachTheBean() throws Exception {
        activate(container, Map.of(ActivationProperty.TOPIC, "news"));
        group.deliver("raw");
        group.deliver(group.value("sport", "a"));
        group.deliver(group.value("news", "b"));
        container.runAll();

        assertThat(script.calls).containsExactly("b@3");
    }

    @Test
    void afterTheDeactivationNothingIsLeft() throws Exception {
        Endpoints endpoints = activate(container, Map.of());
        failOn("a");
        group.deliver("a", "b");
        container.runAll();
        endpoints.deactivate(container);
        assertThat(group.listeners()).isEmpty();
        assertThat(container.timer().pauses()).hasSize(1);
        assertThat(container.timer().purged()).as("the pause is forgotten").isEqualTo(1);
        elapse(container, 1);

        assertThat(script.calls).containsExactly("a@1");
        endpoints.deactivate(container);
    }

    @Test
    void theDeactivationWaitsForACallThatIsUnderWay() throws Exception {
        Endpoints endpoints = activate(container, Map.of());
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        script.effect = call -> {
            called.countDown();
            goOn.await();
        };
        group.deliver("a", "b");
        CompletableFuture<Void> delivering =
                CompletableFuture.runAsync(container::runAll, task -> new Thread(task).start());
        called.await();
        List<String> ends = new ArrayList<>();
        Thread deactivating = new Thread(() -> {
            endpoints.deactivate(container);
            ends.addAll(container.ends());
        });
        deactivating.start();
        while (deactivating.getState() != Thread.State.TIMED_WAITING) {
            assertThat(deactivating.isAlive()).as("it waits").isTrue();
        }
        goOn.countDown();
        deactivating.join();

        assertThat(ends).containsExactly("committed");
        delivering.join();
        assertThat(script.calls).containsExactly("a@1");
    }

    @Test
    void aBeanThatWasFarTooSlowListensAnew() throws Exception {
        activate(container, Map.of());
        group.overrun();
        assertThat(group.listeners()).hasSize(1);
        assertThat(left).isEmpty();
    }

    @Test
    void aBeanThatMayMissNothingLeavesWhenItWasFarTooSlow() throws Exception {
        activate(container, Map.of(ActivationProperty.AFTER_REDELIVERIES, "leave"));
        group.overrun();
        assertThat(group.listeners()).isEmpty();
        assertThat(left).hasSize(1);
    }

    @Test
    void allProblemsOfTheSpecAndTheBeanAreToldAtOnce() {
        assertThatThrownBy(() -> activate(
                        container,
                        Map.of(
                                ActivationProperty.REDELIVERY_MAX, "often",
                                ActivationProperty.QUEUE_SIZE_MAX, "1",
                                ActivationProperty.AFTER_REDELIVERIES, "deadLetter")))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("XCOM0620E")
                .hasMessageContaining("redeliveryMax has the value 'often'")
                .hasMessageContaining("queueSizeMax has the value '1'")
                .hasMessageContaining(
                        "XCOM0627E: The activation property afterRedeliveries is deadLetter, and there is no method");
        assertThat(group.listeners()).isEmpty();
        assertThatThrownBy(() -> activate(burying, Map.of()))
                .hasMessageContaining("afterRedeliveries is skip, and there is a method");
    }

    private Endpoints activate(FakeContainer to, Map<ActivationProperty, String> given) throws NotSupportedException {
        List<String> problems = new ArrayList<>();
        ActivationSettings settings = ActivationSettings.of(given, ForAll.NOTHING, problems);
        Endpoints endpoints = new Endpoints(group, transactions, to, new Pauses(to.context()), () -> left.add("left"));
        endpoints.activate(to, settings, problems);
        return endpoints;
    }

    private void failOn(String text) {
        script.effect = call -> {
            if (call.startsWith(text)) {
                throw new IllegalStateException("no luck");
            }
        };
    }

    private static void elapse(FakeContainer of, int times) {
        for (int time = 0; time < times; time++) {
            of.timer().elapse();
            of.runAll();
        }
    }
}
