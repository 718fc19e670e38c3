package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.MessageTooLargeException;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.engine.log.LogCapture;
import io.xcom4ee.engine.settings.SettingsParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What listeners may do to a member, and what not. */
@SuppressWarnings("FutureReturnValueIgnored") // Listeners tell what came of a broadcast.
class ListenersTest {
    private final TestMembers members = new TestMembers(1);
    private final Recorder recorder = new Recorder();
    private final CountDownLatch release = new CountDownLatch(1);
    private LogCapture log;
    private volatile FakeProtocol protocol;

    @BeforeEach
    void captureTheLog() {
        log = LogCapture.start();
    }

    @AfterEach
    void killAll() {
        release.countDown();
        members.close();
        log.close();
    }

    private GroupChannel start(String... settings) throws Exception {
        Map<String, String> values = members.values("server1");
        for (int index = 0; index < settings.length; index += 2) {
            values.put(settings[index], settings[index + 1]);
        }
        GroupMember member = members.start("server1", SettingsParser.parse(values), (of, now) -> {
            protocol = new FakeProtocol(of);
            return protocol;
        });
        member.channel().subscribe(recorder);
        await(recorder.viewOf("server1"));
        return member.channel();
    }

    private static Future<Delivery> broadcast(GroupChannel channel, String text) {
        return channel.broadcast(text.getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(5))
                .toCompletableFuture();
    }

    /** The member's own broadcasts stop when a listener is full; those of others do not. */
    private void deliverFromOthers(GroupChannel channel, int count) {
        protocol.deliverFromOthers(count);
        channel.subscribe(new GroupListener() {}).close(); // wakes the loop
    }

    /** Stops in its first message until the test lets it go. */
    private final class Blocking implements GroupListener {
        private final Recorder recorded = new Recorder();
        private final CompletableFuture<Thread> blocked = new CompletableFuture<>();

        @Override
        public void onMessage(GroupMessage message) {
            recorded.onMessage(message);
            blocked.complete(Thread.currentThread());
            try {
                release.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onOverrun() {
            recorded.onOverrun();
        }
    }

    @Test
    void aListenerThatThrowsGoesOnWithTheNextEventAndHarmsNobody() throws Exception {
        GroupChannel channel = start();
        Recorder thrower = new Recorder() {
            @Override
            public void onMessage(GroupMessage message) {
                super.onMessage(message);
                throw new IllegalStateException("no room for " + message.text());
            }
        };
        channel.subscribe(thrower);
        await(broadcast(channel, "one"));
        await(broadcast(channel, "two"));

        await(thrower.message("two"));
        await(recorder.message("two"));
        assertThat(thrower.texts()).containsExactly("one", "two");
        assertThat(await(log.text(text -> text.startsWith("XCOM0216W")))).contains("onMessage", "ListenersTest");
    }

    @Test
    void aListenerThatBlocksIsReportedWithItsStackAndDelaysOnlyItself() throws Exception {
        GroupChannel channel = start("slowListenerTimeout", "20ms");
        Blocking blocking = new Blocking();
        channel.subscribe(blocking);
        await(broadcast(channel, "one"));
        await(blocking.blocked);
        await(broadcast(channel, "two"));
        await(recorder.message("two"));

        assertThat(await(log.text(text -> text.startsWith("XCOM0217W"))))
                .contains("has not returned from onMessage for 20 ms", "ListenersTest$Blocking.onMessage");
        assertThat(blocking.recorded.texts()).containsExactly("one");
        release.countDown();
        await(blocking.recorded.message("two"));
        assertThat(log.texts().stream().filter(text -> text.startsWith("XCOM0217W")))
                .hasSize(1);
    }

    @Test
    void aLateListenerIsToldTheViewFirst() throws Exception {
        GroupChannel channel = start();
        await(broadcast(channel, "before"));
        Recorder late = new Recorder();
        channel.subscribe(late);
        broadcast(channel, "after");
        await(late.message("after"));

        assertThat(late.texts()).containsExactly("after");
        assertThat(late.events().get(0)).isInstanceOfSatisfying(ViewEvent.class, event -> {
            assertThat(event.replayed()).isTrue();
            assertThat(event.view()).isEqualTo(channel.status().view().orElseThrow());
        });
    }

    @Test
    void aThreadThatSubscribesAndThenBroadcastsHearsItself() throws Exception {
        GroupChannel channel = start();
        for (int run = 0; run < 200; run++) {
            Recorder own = new Recorder();
            try (Subscription subscription = channel.subscribe(own)) {
                broadcast(channel, "own " + run);
                await(own.message("own " + run));
                assertThat(subscription).isNotNull();
            }
        }
    }

    @Test
    void aClosedSubscriptionIsToldNothingMore() throws Exception {
        GroupChannel channel = start();
        Recorder closing = new Recorder();
        Subscription subscription = channel.subscribe(closing);
        await(broadcast(channel, "one"));
        await(closing.message("one"));
        subscription.close();
        subscription.close();
        await(broadcast(channel, "two"));
        await(recorder.message("two"));

        assertThat(closing.texts()).containsExactly("one");
    }

    @Test
    void aListenerMayCloseItsSubscriptionInTheMiddleOfABatch() throws Exception {
        GroupChannel channel = start();
        CompletableFuture<Subscription> subscription = new CompletableFuture<>();
        Recorder closing = new Recorder() {
            @Override
            public void onMessage(GroupMessage message) {
                super.onMessage(message);
                subscription.join().close();
            }
        };
        subscription.complete(channel.subscribe(closing));
        for (int count = 0; count < 50; count++) {
            broadcast(channel, "m" + count);
        }
        await(recorder.message("m49"));
        await(closing.message("m0"));

        assertThat(closing.texts()).containsExactly("m0");
    }

    @Test
    void aFullListenerHoldsBackNewBroadcastsUntilItIsHalfEmpty() throws Exception {
        GroupChannel channel = start("listenerQueueSizeMax", "64KiB");
        Blocking blocking = new Blocking();
        channel.subscribe(blocking);
        await(broadcast(channel, "m0"));
        await(blocking.blocked);
        for (int count = 1; count <= 8; count++) {
            await(broadcast(channel, "m" + count + "x".repeat(8 * 1024)));
        }
        Future<Delivery> heldBack = broadcast(channel, "held back");
        CompletionStage<Delivery> expiring = channel.broadcast(new byte[0], Duration.ofMillis(50));

        assertThat(await(log.text(text -> text.startsWith("XCOM0218W") && text.contains("ListenersTest$Blocking"))))
                .contains("is full");
        assertThat(catchThrowable(() -> await(expiring.toCompletableFuture())).getCause())
                .isInstanceOfSatisfying(NotDeliveredException.class, failure -> {
                    assertThat(failure.reason()).isEqualTo(FailureReason.OVERLOADED);
                    assertThat(failure).hasMessageStartingWith("XCOM0221E");
                });
        assertThat(heldBack.isDone()).isFalse();
        release.countDown();
        await(heldBack);
        await(blocking.recorded.message("held back"));
        assertThat(blocking.recorded.texts()).hasSize(10).endsWith("held back");
    }

    @Test
    void aListenerThatIsOverrunIsToldAllUpToThereAndThenTheEnd() throws Exception {
        GroupChannel channel = start("listenerQueueSizeMax", "64KiB");
        Blocking blocking = new Blocking();
        channel.subscribe(blocking);
        deliverFromOthers(channel, 1);
        await(blocking.blocked);
        Future<String> ended = log.text(text -> text.startsWith("XCOM0219E"));
        for (int batch = 1; batch <= 6; batch++) {
            deliverFromOthers(channel, 10);
            long last = 1L + 10L * batch;
            await(recorder.event(GroupMessage.class, message -> message.position() == last));
        }
        assertThat(await(ended)).contains("ListenersTest$Blocking");
        release.countDown();

        await(blocking.recorded.event(Recorder.Overrun.class, any -> true));
        List<Object> told = blocking.recorded.events();
        assertThat(told.get(told.size() - 1)).isEqualTo(new Recorder.Overrun());
        assertThat(told.stream().limit(told.size() - 1).map(event -> ((GroupMessage) event).position()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, told.size() - 1)
                        .mapToObj(position -> (long) position)
                        .toList());
        assertThat(told.size() - 1).isLessThan(61);
        await(broadcast(channel, "the member goes on"));
        await(recorder.message("the member goes on"));
    }

    @Test
    void aMessageBeyondTheLimitIsRefusedAtTheSender() throws Exception {
        GroupChannel channel = start("messageSizeMax", "1KiB");
        assertThat(channel.status().messageSizeBytesMax()).isEqualTo(1_024);
        assertThatThrownBy(() -> channel.broadcast(new byte[1_025]))
                .isInstanceOf(MessageTooLargeException.class)
                .hasMessageStartingWith("XCOM0203E");
        assertThatThrownBy(() -> channel.broadcast(new byte[1], Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        await(channel.broadcast(new byte[1_024]).toCompletableFuture());
        await(channel.broadcast(new byte[0]).toCompletableFuture());
    }

    @Test
    void whatTheSenderDoesToItsArrayAfterwardsChangesNothing() throws Exception {
        GroupChannel channel = start();
        byte[] payload = "as it was".getBytes(StandardCharsets.UTF_8);
        CompletionStage<Delivery> outcome = channel.broadcast(payload);
        java.util.Arrays.fill(payload, (byte) 'x');
        await(outcome.toCompletableFuture());
        await(recorder.message("as it was"));
    }
}
