package io.xcom4ee.it.load;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.benchmarks.member.OpenMessages;
import io.xcom4ee.benchmarks.member.Payload;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps a number of broadcasts on their way, by what an application has for it: an injected channel and a thread of the server. */
@ApplicationScoped
public class WindowSender {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Inject
    private GroupChannel channel;

    @Inject
    private LoadObserver observer;

    @Resource
    private ManagedExecutorService executor;

    private final AtomicLong failed = new AtomicLong();
    private volatile boolean stopping;

    /** Guarded by this. */
    private Optional<Future<?>> running = Optional.empty();

    /**
     * Begins to send.
     *
     * @param sender the number of this server, from 0
     * @param bytes of each message
     * @param window how many are kept on their way
     * @param callbacks whether the application has each outcome told by a callback
     */
    public synchronized void start(int sender, int bytes, int window, boolean callbacks) {
        if (running.isPresent()) {
            throw new IllegalStateException("this server sends already");
        }
        OpenMessages own = observer.ownMessages(sender);
        stopping = false;
        running = Optional.of(executor.submit(() -> keepOpen(own, sender, new Payload(bytes), window, callbacks)));
    }

    private void keepOpen(OpenMessages own, int sender, Payload payload, int window, boolean callbacks) {
        // As in the comparison: refilled when an eighth has ended, so that what ends in bursts wakes once.
        int refillAt = window - Math.max(1, window / 8);
        while (!stopping) {
            if (own.open() >= window) {
                own.awaitOpen(refillAt);
            } else {
                broadcast(payload.timed(Tag.of(sender, own.begin()), System.nanoTime()), callbacks);
            }
        }
    }

    /** Without a callback too a message that is not delivered is seen: by counting. */
    private void broadcast(byte[] payload, boolean callbacks) {
        CompletionStage<Delivery> outcome = channel.broadcast(payload, DEADLINE);
        if (callbacks) {
            outcome.whenComplete((delivery, failure) -> {
                if (failure != null) {
                    failed.incrementAndGet();
                }
            });
        }
    }

    /** Returns when nothing more is sent; throws what ended the sending before. */
    public synchronized void stop() throws InterruptedException, ExecutionException {
        if (running.isPresent()) {
            stopping = true;
            running.get().get();
            running = Optional.empty();
        }
    }

    /** How many callbacks were told a failure. */
    public long failed() {
        return failed.get();
    }
}
