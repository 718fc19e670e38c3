package io.xcom4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xcom4ee.engine.GroupMember;
import io.xcom4ee.testing.network.Loopback;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a test is told that has gone wrong. */
@XComGroup(members = 2, started = false, waitSeconds = 1)
class FailuresTest {
    @Test
    void aWaitThatWasInVainTellsWhatEveryMemberSaw(TestGroup group) {
        group.start("a");
        group.cut("a", "b");

        assertThatThrownBy(() -> group.awaitView("a", "b"))
                .isInstanceOf(TestGroupError.class)
                .hasMessageStartingWith("XCOM0951E: It did not happen within 1 s that each of [a, b] works in one view")
                .hasMessageContaining("a: SEARCHING (")
                .hasMessageContaining("no view yet; ")
                .hasMessageContaining("delivered nothing")
                .hasMessageContaining("b: was never started")
                .hasMessageContaining("cut: a to b");
        assertThatThrownBy(() -> group.await(new CompletableFuture<String>()))
                .isInstanceOf(TestGroupError.class)
                .hasMessageContaining("the stage ends");
    }

    @Test
    void anInterruptEndsAWaitAndIsKept(TestGroup group) {
        Thread.currentThread().interrupt();
        Throwable other = catchThrowable(() -> group.member("b").awaitDelivered("nothing"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(other).hasMessageStartingWith("XCOM0961E").hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void whereNobodyRunsNobodyCanDeliver(TestGroup group) {
        assertThatThrownBy(() -> group.awaitDelivered("a text"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "XCOM0965E: No member of the group 'test' runs, so nobody can deliver [a text].");
    }

    /** The next view may be there before the waiting thread is. */
    @Test
    void whatWasWaitedForIsReturnedAndNotWhatComesAfterIt(TestGroup group) {
        AtomicInteger looks = new AtomicInteger();
        int met = group.waiting()
                .untilPresent(
                        "there is a number above 2",
                        () -> Optional.of(looks.incrementAndGet()).filter(number -> number > 2));
        assertThat(met).isEqualTo(3);
        assertThat(looks).hasValue(3);
    }

    /** As one whose event loop is held up by a debugger; here by threads that take nothing. */
    @Test
    void aMemberThatDoesNotEndIsTold(TestGroup group) {
        Map<String, BiConsumer<String, Duration>> ends = Map.of("a", group::crash, "b", group::stop);
        ends.forEach((name, end) -> {
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch held = new CountDownLatch(1);
            GroupMember engine = GroupMember.start(
                    group.setup().engineSettings(name, Loopback.freePort(), Map.of("a", 1, "b", 1)), task -> {
                        held.countDown();
                        await(release);
                    });
            group.member(name).begin(engine, () -> {});
            CompletionStage<?> never = engine.channel().broadcast(new byte[] {1}, Duration.ofMillis(1));
            await(held);
            assertThat(never).isNotNull();

            assertThatThrownBy(() -> end.accept(name, Duration.ofMillis(1)))
                    .isInstanceOf(TestGroupError.class)
                    .hasMessageStartingWith("XCOM0964E: The member '" + name + "' has not ended within 1 ms.");
            release.countDown();
            engine.stop(Duration.ofMinutes(1));
            assertThat(engine.hasEnded()).isTrue();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aNameThatIsNobodysIsToldWithThoseThatThereAre(TestGroup group) {
        for (ThrowingCallable call : new ThrowingCallable[] {
            () -> group.member("z"),
            () -> group.partition(Set.of("z")),
            () -> group.cut("a", "z"),
            () -> group.mend("z", "a"),
            () -> group.isolate("z"),
            () -> group.crash("z"),
            () -> group.start("z"),
            () -> group.awaitView("z")
        }) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("XCOM0953E: The group 'test' has no member 'z'. Its members are a, b.");
        }
        assertThatThrownBy(() -> group.partition(Set.of("a"), Set.of("b", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("XCOM0963E");
        assertThatThrownBy(() -> group.crash("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("XCOM0954E: The member 'a' does not run. Start it first: group.start(\"a\").");
    }
}
