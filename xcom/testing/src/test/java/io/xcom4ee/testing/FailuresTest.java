package io.xcom4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
        Throwable failure = catchThrowable(() -> group.awaitDelivered("nothing"));
        Throwable other = catchThrowable(() -> group.member("b").awaitDelivered("nothing"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).as("nobody runs, so nobody lacks it").isNull();
        assertThat(other).hasMessageStartingWith("XCOM0961E").hasCauseInstanceOf(InterruptedException.class);
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
