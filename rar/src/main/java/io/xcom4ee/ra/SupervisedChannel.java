package io.xcom4ee.ra;

import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupControl;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.OutgoingMessage;
import io.xcom4ee.api.Subscription;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * The member's channel, whose status tells the truth even if the event loop that keeps it up to date has died.
 *
 * @param alive whether the event loop lives
 */
record SupervisedChannel(GroupChannel channel, BooleanSupplier alive) implements GroupChannel {
    private static final Set<GroupPhase> ENDED = EnumSet.of(GroupPhase.LEFT, GroupPhase.FAILED);

    @Override
    public String group() {
        return channel.group();
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload) {
        return channel.broadcast(payload);
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Duration deadline) {
        return channel.broadcast(payload, deadline);
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Acknowledgement acknowledgement, Duration deadline) {
        return channel.broadcast(payload, acknowledgement, deadline);
    }

    @Override
    public CompletionStage<Delivery> broadcast(OutgoingMessage message) {
        return channel.broadcast(message);
    }

    @Override
    public CompletionStage<Long> barrier() {
        return channel.barrier();
    }

    @Override
    public CompletionStage<Long> barrier(Duration deadline) {
        return channel.barrier(deadline);
    }

    @Override
    public Subscription subscribe(GroupListener listener) {
        return channel.subscribe(listener);
    }

    @Override
    public GroupControl control() {
        return channel.control();
    }

    @Override
    public GroupStatistics statistics() {
        return channel.statistics();
    }

    @Override
    public GroupStatus status() {
        // Asked in this order, a member that stops between the two questions is not taken for a dead one.
        boolean lives = alive.getAsBoolean();
        GroupStatus status = channel.status();
        return lives || ENDED.contains(status.phase()) ? status : failed(status);
    }

    private static GroupStatus failed(GroupStatus last) {
        return new GroupStatus(
                last.group(),
                last.memberName(),
                GroupPhase.FAILED,
                last.view(),
                last.members(),
                false,
                last.position(),
                last.backlog(),
                AdapterMessage.LOOP_DEAD.text(),
                last.messageSizeBytesMax());
    }
}
