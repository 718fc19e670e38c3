package io.xcom4ee.engine;

import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupControl;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.MessageTooLargeException;
import io.xcom4ee.api.OutgoingMessage;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.payload.MessageBytes;
import io.xcom4ee.engine.handover.Broadcast;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The application's side of a member. Thread-safe; nothing here waits for the event loop. */
final class MemberChannel implements GroupChannel {
    private final MemberLoop member;
    private final GroupControl control;
    private final Duration defaultDeadline;
    private final int messageSizeBytesMax;

    MemberChannel(MemberLoop member, Duration defaultDeadline, int messageSizeBytesMax) {
        this.member = member;
        this.control = new MemberControl(member, defaultDeadline);
        this.defaultDeadline = defaultDeadline;
        this.messageSizeBytesMax = messageSizeBytesMax;
    }

    @Override
    public String group() {
        return status().group();
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload) {
        return broadcast(payload, defaultDeadline);
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Duration deadline) {
        return broadcast(payload, Acknowledgement.BY_MAJORITY, deadline);
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Acknowledgement acknowledgement, Duration deadline) {
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(acknowledgement, "acknowledgement");
        requirePositive(deadline);
        requireSize(payload.length); // Before it is copied.
        return agreed(MessageBytes.ofRaw(payload), acknowledgement, deadline);
    }

    @Override
    public CompletionStage<Delivery> broadcast(OutgoingMessage message) {
        Duration deadline = message.deadline().orElse(defaultDeadline);
        requirePositive(deadline);
        return agreed(message.toByteArray(), message.acknowledgement(), deadline);
    }

    private void requireSize(int bytes) {
        if (bytes > messageSizeBytesMax) {
            throw new MessageTooLargeException(bytes, messageSizeBytesMax);
        }
    }

    /** Takes ownership of the bytes, which are as the group shall agree on them. */
    private CompletionStage<Delivery> agreed(byte[] bytes, Acknowledgement acknowledgement, Duration deadline) {
        requireSize(bytes.length);
        long now = member.clock().micros();
        CompletableFuture<Delivery> outcome = new CompletableFuture<>();
        member.intake()
                .broadcast(new Broadcast(
                        bytes,
                        acknowledgement == Acknowledgement.BY_ALL,
                        now,
                        MemberClock.after(now, deadline),
                        outcome));
        return outcome;
    }

    @Override
    public CompletionStage<Long> barrier() {
        return barrier(defaultDeadline);
    }

    @Override
    public CompletionStage<Long> barrier(Duration deadline) {
        requirePositive(deadline);
        long now = member.clock().micros();
        return member.intake().barrier(now, MemberClock.after(now, deadline));
    }

    private static void requirePositive(Duration deadline) {
        if (deadline.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("the deadline is not positive: " + deadline);
        }
    }

    @Override
    public Subscription subscribe(GroupListener listener) {
        return member.subscribe(Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public GroupControl control() {
        return control;
    }

    @Override
    public GroupStatistics statistics() {
        return member.statistics();
    }

    @Override
    public GroupStatus status() {
        return member.status();
    }
}
