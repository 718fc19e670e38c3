package io.xcom4ee.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.ra.LogCapture;
import io.xcom4ee.ra.inbound.Beans.Bean;
import io.xcom4ee.ra.inbound.Beans.BeanEndpoint;
import io.xcom4ee.ra.transaction.FakeTransactions;
import jakarta.resource.spi.BootstrapContext;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PausesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeContainer container = new FakeContainer(new FakeTransactions(), Bean.class, BeanEndpoint::new);
    private long nanos;
    private final Pauses pauses = new Pauses(container.context(), Duration.ofSeconds(5), () -> nanos);
    private final List<String> happened = new ArrayList<>();

    private Pauses.Pause after(String what) {
        return pauses.after(SECOND, () -> happened.add(what));
    }

    @Test
    void whatWaitsForATimerThatHasEndedIsGivenToAnother() {
        after("a");
        after("cancelled").cancel();
        after("b");
        FakeContainer.FakeTimer first = container.timer();
        first.cancel();
        after("c");
        assertThat(container.timer()).isNotSameAs(first);
        container.timer().elapse();

        assertThat(happened).containsExactly("a", "b", "c");
        container.timer().elapse();
        assertThat(happened).as("once").hasSize(3);
    }

    @Test
    void whoeverLooksFindsOutThatTheTimerHasEnded() {
        Pauses.Pause pause = after("a");
        container.timer().cancel();
        pauses.look();
        assertThat(pause.waits()).isTrue();
        container.timer().elapse();

        assertThat(happened).containsExactly("a");
        assertThat(pause.waits()).isFalse();
    }

    @Test
    void lookingChangesNothingWhileTheTimerLives() {
        after("a");
        FakeContainer.FakeTimer first = container.timer();
        pauses.look();
        assertThat(container.timer()).isSameAs(first);
        first.elapse();
        assertThat(happened).containsExactly("a");
        int taken = first.pauses().size();
        pauses.look();
        assertThat(first.pauses()).as("nothing waits").hasSize(taken);
    }

    /** Each event that comes during a pause lets it look. */
    @Test
    void looksNoMoreThanOnceASecond() {
        after("a");
        FakeContainer.FakeTimer timer = container.timer();
        for (int event = 0; event < 100; event++) {
            pauses.look();
        }
        assertThat(timer.pauses()).containsExactly(SECOND, Duration.ZERO);
        timer.cancel();
        nanos += SECOND.toNanos() - 1;
        pauses.look();
        assertThat(container.timer()).isSameAs(timer);
        nanos++;
        pauses.look();
        assertThat(container.timer()).isNotSameAs(timer);
        assertThat(container.timer().pauses()).containsExactly(SECOND);
    }

    /** Otherwise one fault would end the timer, and with it all other pauses. */
    @Test
    void whatFailsEndsNoTimer() {
        Error fault = new InternalError("as the test wants");
        pauses.after(SECOND, () -> {
            throw fault;
        });
        after("b");
        try (LogCapture log = LogCapture.start()) {
            container.timer().elapse();
            assertThat(log.of("XCOM0645E"))
                    .singleElement()
                    .extracting(LogRecord::getThrown)
                    .isSameAs(fault);
        }
        assertThat(happened).containsExactly("b");
    }

    @Test
    void whatNoTimerTakesIsNotKept() {
        container.timer().refuse(1);
        assertThatThrownBy(() -> after("a")).isInstanceOf(InternalError.class);
        after("b");
        container.timer().elapse();
        assertThat(happened).containsExactly("b");
    }

    @Test
    @Timeout(60)
    void aServerThatHasOnlyADeadTimerIsHelpedOutWithOneOfOurOwn() throws InterruptedException {
        Timer dead = new Timer("dead", true);
        dead.cancel();
        Pauses helped = new Pauses((BootstrapContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {BootstrapContext.class}, (self, method, given) -> dead));
        CountDownLatch over = new CountDownLatch(1);
        helped.after(Duration.ofMillis(1), over::countDown);
        over.await();
        helped.stop();
    }

    @Test
    void whenTheAdapterStopsNothingHappensAnyMore() {
        Pauses.Pause pause = after("a");
        pauses.stop();
        pauses.look();
        container.timer().elapse();
        after("b");
        assertThat(pause.waits()).isFalse();
        assertThat(happened).isEmpty();
    }
}
