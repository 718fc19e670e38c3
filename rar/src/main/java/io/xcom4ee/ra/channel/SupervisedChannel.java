package io.xcom4ee.ra.channel;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.ra.message.AdapterMessage;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The member's channel, whose status tells the truth even if the event loop that keeps it up to date has died. */
public final class SupervisedChannel extends ForwardingChannel {
    private static final Set<GroupPhase> ENDED = EnumSet.of(GroupPhase.LEFT, GroupPhase.FAILED);

    private final GroupChannel channel;
    private final BooleanSupplier alive;

    /** @param alive whether the event loop lives */
    public SupervisedChannel(GroupChannel channel, BooleanSupplier alive) {
        this.channel = channel;
        this.alive = alive;
    }

    @Override
    protected GroupChannel target() {
        return channel;
    }

    @Override
    public GroupChannel atOnce() {
        return this;
    }

    @Override
    public GroupChannel onCommit() {
        return this;
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
