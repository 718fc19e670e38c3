package io.xcom4ee.ra.channel;

import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupControl;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.OutgoingMessage;
import io.xcom4ee.api.Subscription;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Hands every call to another channel, which may be a different one for each call. */
public abstract class ForwardingChannel implements GroupChannel {
    /** For whoever forwards. */
    protected ForwardingChannel() {}

    /** The channel that serves this call. */
    protected abstract GroupChannel target();

    @Override
    public String group() {
        return target().group();
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload) {
        return target().broadcast(payload);
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Duration deadline) {
        return target().broadcast(payload, deadline);
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Acknowledgement acknowledgement, Duration deadline) {
        return target().broadcast(payload, acknowledgement, deadline);
    }

    @Override
    public CompletionStage<Delivery> broadcast(OutgoingMessage message) {
        return target().broadcast(message);
    }

    @Override
    public GroupChannel atOnce() {
        return target().atOnce();
    }

    @Override
    public GroupChannel onCommit() {
        return target().onCommit();
    }

    @Override
    public CompletionStage<Long> barrier() {
        return target().barrier();
    }

    @Override
    public CompletionStage<Long> barrier(Duration deadline) {
        return target().barrier(deadline);
    }

    @Override
    public Subscription subscribe(GroupListener listener) {
        return target().subscribe(listener);
    }

    @Override
    public GroupControl control() {
        return target().control();
    }

    @Override
    public GroupStatistics statistics() {
        return target().statistics();
    }

    @Override
    public GroupStatus status() {
        return target().status();
    }
}
