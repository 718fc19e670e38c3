package io.xcom4ee.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.ra.LogCapture;
import io.xcom4ee.ra.inbound.Beans.Bean;
import io.xcom4ee.ra.inbound.Beans.BeanEndpoint;
import io.xcom4ee.ra.inbound.Beans.Script;
import io.xcom4ee.ra.inbound.FakeContainer.Step;
import io.xcom4ee.ra.settings.ActivationProperty;
import io.xcom4ee.ra.settings.ActivationSettings;
import io.xcom4ee.ra.settings.ForAll;
import io.xcom4ee.ra.transaction.FakeTransactions;
import jakarta.resource.NotSupportedException;
import jakarta.resource.spi.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever goes wrong around a bean, it is called again. */
@Timeout(60)
class EndpointFaultsTest {
    private final FakeTransactions transactions = new FakeTransactions();
    private final FakeGroup group = new FakeGroup();
    private final FakeContainer container = new FakeContainer(transactions, Bean.class, BeanEndpoint::new);
    private final Script script = new Script();
    private LogCapture log;

    @BeforeEach
    void begin() {
        Beans.script = script;
        log = LogCapture.start();
    }

    @AfterEach
    void endCapture() {
        log.close();
    }

    @Test
    void anErrorOutsideOfTheBeanCountsLikeOneOfTheBean() throws Exception {
        for (Step step : new Step[] {Step.CREATE, Step.BEFORE}) {
            activate(Map.of(ActivationProperty.REDELIVERY_MAX, "1"));
            script.calls.clear();
            container.fail(step, new NoClassDefFoundError("of the application"));
            group.deliver("a", "b");
            container.runAll();
            assertThat(script.calls).as("%s", step).isEmpty();
            elapse(1);

            assertThat(script.calls).as("%s", step).hasSize(2);
            assertThat(log.of("XCOM0630W")).extracting(LogRecord::getThrown).hasOnlyElementsOfType(LinkageError.class);
            group.listeners().clear();
        }
    }

    @Test
    void aServerThatCannotTakeABeanBackStopsNothing() throws Exception {
        for (Throwable fault : List.of(new IllegalStateException("release"), new NoClassDefFoundError("release"))) {
            activate(Map.of());
            script.calls.clear();
            container.fail(Step.RELEASE, fault);
            group.deliver("a", "b");
            container.runAll();

            assertThat(script.calls).hasSize(2);
            group.listeners().clear();
        }
    }

    @Test
    void aFaultOfTheDeliveryItselfIsToldAndTheBeanGoesOn() throws Exception {
        activate(Map.of());
        failOnce();
        container.timer().refuse(1);
        group.deliver("a", "b");
        container.runAll();
        assertThat(log.of("XCOM0642E"))
                .singleElement()
                .satisfies(written -> assertThat(written.getMessage()).contains("It goes on in 5s."))
                .extracting(LogRecord::getThrown)
                .isInstanceOf(InternalError.class);
        elapse(1);

        assertThat(script.calls).containsExactly("a@1", "a@1", "b@2");
    }

    @Test
    void withoutATimerTheNextEventLetsTheBeanGoOn() throws Exception {
        activate(Map.of());
        failOnce();
        container.timer().refuse(2);
        group.deliver("a");
        container.runAll();
        assertThat(log.of("XCOM0642E"))
                .singleElement()
                .satisfies(written -> assertThat(written.getMessage()).contains("with the next event"));
        group.deliver("b");
        container.runAll();

        assertThat(script.calls).containsExactly("a@1", "a@1", "b@2");
    }

    /** As one does whose task throws. */
    @Test
    void aTimerThatHasEndedIsReplaced() throws Exception {
        activate(Map.of());
        failOnce();
        FakeContainer.FakeTimer first = container.timer();
        group.deliver("a");
        container.runAll();
        elapse(1);
        failOnce();
        first.cancel();
        group.deliver("b");
        container.runAll();
        elapse(1);

        assertThat(script.calls).containsExactly("a@1", "a@1", "b@2", "b@2");
        assertThat(container.timer()).isNotSameAs(first);
        assertThat(log.of("XCOM0642E")).isEmpty();
    }

    private void failOnce() {
        int before = script.calls.size();
        script.effect = call -> {
            if (script.calls.size() == before + 1) {
                throw new IllegalStateException("no luck");
            }
        };
    }

    /** Nobody takes out of the queue then, and nobody but who waits for room can let it go on. */
    @Test
    void withoutATimerWhoWaitsForRoomLetsTheBeanGoOn() throws Exception {
        activate(Map.of(ActivationProperty.QUEUE_MESSAGES_MAX, "10"), Duration.ofMillis(1));
        script.effect = call -> {
            if (script.calls.size() == 1) {
                throw new IllegalStateException("no luck");
            }
        };
        container.timer().refuse(2);
        group.deliver("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        container.runAll();
        assertThat(log.of("XCOM0642E")).hasSize(1);
        CompletableFuture<Void> member = CompletableFuture.runAsync(() -> group.deliver("10"));
        while (!member.isDone()) {
            container.runAll();
        }
        member.join();
        container.runAll();

        assertThat(script.calls).hasSize(12).startsWith("0@1", "0@1", "1@2").endsWith("10@11");
    }

    /** The server may cancel it, and tells nobody. */
    @Test
    void aPauseOutlivesItsTimer() throws Exception {
        activate(Map.of());
        failOnce();
        group.deliver("a");
        container.runAll();
        container.timer().cancel();
        group.deliver("b");
        container.runAll();
        assertThat(script.calls).as("the pause goes on").containsExactly("a@1");
        elapse(1);

        assertThat(script.calls).containsExactly("a@1", "a@1", "b@2");
    }

    @Test
    void aServerThatHasNoThreadIsAskedAgain() throws Exception {
        activate(Map.of());
        container.reject(2);
        group.deliver("a", "b");
        container.runAll();
        assertThat(script.calls).isEmpty();
        elapse(1);
        assertThat(script.calls).isEmpty();
        elapse(1);

        assertThat(script.calls).containsExactly("a@1", "b@2");
    }

    @Test
    void anApplicationThatNeverGetsReadyIsToldOnceAMinute() throws Exception {
        activate(Map.of(ActivationProperty.REDELIVERY_PAUSE, "1s"));
        container.unavailable(1_000);
        group.deliver("a");
        container.runAll();
        elapse(58);
        assertThat(log.of("XCOM0643W")).isEmpty();
        elapse(1);
        assertThat(log.of("XCOM0643W"))
                .singleElement()
                .extracting(LogRecord::getThrown)
                .isInstanceOf(UnavailableException.class);
        elapse(60);
        assertThat(log.of("XCOM0643W")).hasSize(2);
        container.unavailable(0);
        elapse(1);

        assertThat(script.calls).containsExactly("a@1");
    }

    private void activate(Map<ActivationProperty, String> given) throws NotSupportedException {
        activate(given, Duration.ofSeconds(5));
    }

    private void activate(Map<ActivationProperty, String> given, Duration afterFault) throws NotSupportedException {
        List<String> problems = new ArrayList<>();
        ActivationSettings settings = ActivationSettings.of(given, ForAll.NOTHING, problems);
        new Endpoints(group, transactions, container, new Pauses(container.context(), afterFault, () -> 0), () -> {})
                .activate(container, settings, problems);
    }

    private void elapse(int times) {
        for (int time = 0; time < times; time++) {
            container.timer().elapse();
            container.runAll();
        }
    }
}
