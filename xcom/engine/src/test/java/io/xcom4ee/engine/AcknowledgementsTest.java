package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.NotConfirmedException;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Broadcasts that end when all members have delivered them. */
class AcknowledgementsTest {
    private static final String[] ALL = {"server1", "server2", "server3"};

    private final TestMembers members = new TestMembers(3);
    private final Map<String, Recorder> recorders = new HashMap<>();
    private final CountDownLatch thaw = new CountDownLatch(1);

    @AfterEach
    void killAll() {
        thaw.countDown();
        members.close();
    }

    /** With the real protocol. */
    private void startAll() throws Exception {
        for (String name : ALL) {
            members.start(name).channel().subscribe(recorder(name));
        }
        for (String name : ALL) {
            await(recorder(name).viewOf(ALL));
        }
    }

    /** With a protocol that confirms nothing by itself. */
    private void startFake() throws Exception {
        members.startFake("server1").channel().subscribe(recorder("server1"));
        await(recorder("server1").viewOf("server1"));
    }

    private Recorder recorder(String name) {
        return recorders.computeIfAbsent(name, any -> new Recorder());
    }

    private Future<Delivery> toAll(String text) {
        return members.member("server1")
                .channel()
                .broadcast(text.getBytes(StandardCharsets.UTF_8), Acknowledgement.BY_ALL, Duration.ofMinutes(1))
                .toCompletableFuture();
    }

    @Test
    void allHaveDeliveredWhatIsAcknowledgedByAll() throws Exception {
        startAll();
        for (int round = 1; round <= 100; round++) {
            long position = await(toAll("round " + round)).position();
            assertThat(position).isEqualTo(round);
            for (String name : ALL) {
                assertThat(members.member(name).channel().status().position()).isGreaterThanOrEqualTo(position);
            }
        }
    }

    @Test
    void aMemberThatStandsStillIsWaitedForUntilItIsExpelled() throws Exception {
        startAll();
        await(members.freeze("server3", thaw));
        assertThat(await(toAll("patient")).position()).isEqualTo(1);
        assertThat(members.member("server1")
                        .channel()
                        .status()
                        .view()
                        .orElseThrow()
                        .members())
                .hasSize(2);
    }

    @Test
    void whatIsNotConfirmedInTimeSaysWhereItWasDelivered() throws Exception {
        startFake();
        Future<Delivery> outcome = toAll("x");
        await(recorder("server1").message("x"));
        assertThat(outcome).isNotDone();
        FakeProtocol fake = members.fakes().get(0);
        long token = fake.inputs.stream()
                .filter(Input.Broadcast.class::isInstance)
                .map(Input.Broadcast.class::cast)
                .mapToLong(Input.Broadcast::token)
                .max()
                .orElseThrow();
        fake.next = Optional.of(new Output.NotConfirmed(token, Output.FailureCause.DEADLINE));
        Future<Delivery> next = toAll("y");

        Throwable late = catchThrowable(() -> await(outcome));
        assertThat(late.getCause()).isInstanceOfSatisfying(NotConfirmedException.class, failure -> {
            assertThat(failure.position()).isEqualTo(1);
            assertThat(failure.reason()).isEqualTo(FailureReason.DEADLINE);
            assertThat(failure).hasMessageStartingWith("XCOM0230E: The message was delivered at position 1");
        });
        assertThat(next).isNotDone();
    }

    @Test
    void whatIsNotConfirmedWhenTheMemberEndsIsAnswered() throws Exception {
        startFake();
        Future<Delivery> open = toAll("last");
        await(recorder("server1").message("last"));
        members.member("server1").stop(TestMembers.STOP_LIMIT);
        Throwable gone = catchThrowable(() -> await(open));
        assertThat(gone.getCause()).isInstanceOfSatisfying(NotConfirmedException.class, failure -> {
            assertThat(failure.reason()).isEqualTo(FailureReason.LEFT);
            assertThat(failure).hasMessageStartingWith("XCOM0231E: The message was delivered at position 1");
        });
    }
}
