package io.xcom4ee.benchmarks.member;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.benchmarks.control.Line;
import io.xcom4ee.benchmarks.control.Words;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, sends and follows this member's broadcasts. One thread at a time sends; outcomes come on any thread.
 *
 * <p>A broadcast that fails breaks the run: in these runs a majority always lives.
 */
final class Broadcaster implements Sending {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final long HIGHEST_NANOS = DEADLINE.toNanos() * 2;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final GroupChannel channel;
    private final Answers answers;
    private final OpenMessages messages = new OpenMessages();
    private final AtomicLong acknowledgedPlaced = new AtomicLong();
    private final Recorder latencies = new Recorder(HIGHEST_NANOS, SIGNIFICANT_DIGITS);

    Broadcaster(GroupChannel channel, Answers answers) {
        this.channel = channel;
        this.answers = answers;
    }

    @Override
    public void send(Payload payload, long startNanos) {
        long sequence = messages.begin();
        channel.broadcast(payload.numbered(sequence), DEADLINE)
                .whenComplete((delivery, failure) -> ended(sequence, startNanos, delivery, failure));
    }

    private void ended(long sequence, long startNanos, @Nullable Delivery delivery, @Nullable Throwable failure) {
        if (delivery == null) {
            answers.broken("broadcast " + sequence + " failed: " + failure);
            return;
        }
        latencies.recordValue(Math.min(System.nanoTime() - startNanos, HIGHEST_NANOS));
        acknowledgedPlaced.addAndGet(Payload.placed(sequence, delivery.position()));
        messages.end();
    }

    /** Broadcasts whose outcome is open. */
    @Override
    public long open() {
        return messages.open();
    }

    long acknowledged() {
        return messages.ended();
    }

    @Override
    public void awaitOpen(long most) {
        messages.awaitOpen(most);
    }

    /** Latencies since the last call. */
    Histogram latencies() {
        return latencies.getIntervalHistogram();
    }

    Line outcome() {
        return Line.of(
                Words.STOPPED,
                "sent",
                messages.begun(),
                "acknowledged",
                messages.ended(),
                "placed",
                acknowledgedPlaced.get());
    }
}
