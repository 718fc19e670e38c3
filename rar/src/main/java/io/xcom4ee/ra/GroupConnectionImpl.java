package io.xcom4ee.ra;

import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupConnection;
import io.xcom4ee.api.GroupControl;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.OutgoingMessage;
import io.xcom4ee.api.Subscription;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A handle that its user closes, or the server on its user's behalf. Thread-safe. */
final class GroupConnectionImpl implements GroupConnection {
    /** Empty when closed. */
    private final AtomicReference<@Nullable XComManagedConnection> owner;

    GroupConnectionImpl(XComManagedConnection owner) {
        this.owner = new AtomicReference<>(owner);
    }

    @Override
    public String group() {
        return channel().group();
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload) {
        return channel().broadcast(payload);
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Duration deadline) {
        return channel().broadcast(payload, deadline);
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Acknowledgement acknowledgement, Duration deadline) {
        return channel().broadcast(payload, acknowledgement, deadline);
    }

    @Override
    public CompletionStage<Delivery> broadcast(OutgoingMessage message) {
        return channel().broadcast(message);
    }

    @Override
    public CompletionStage<Long> barrier() {
        return channel().barrier();
    }

    @Override
    public CompletionStage<Long> barrier(Duration deadline) {
        return channel().barrier(deadline);
    }

    @Override
    public Subscription subscribe(GroupListener listener) {
        return channel().subscribe(listener);
    }

    @Override
    public GroupControl control() {
        return channel().control();
    }

    @Override
    public GroupStatistics statistics() {
        return channel().statistics();
    }

    @Override
    public GroupStatus status() {
        return channel().status();
    }

    @Override
    public void close() {
        XComManagedConnection closing = owner.getAndSet(null);
        if (closing != null) {
            closing.closed(this);
        }
    }

    /** The server takes the connection back. */
    void invalidate() {
        owner.set(null);
    }

    /** The server gives the handle another connection; answers which one it had. */
    @Nullable XComManagedConnection moveTo(XComManagedConnection next) {
        return owner.getAndSet(next);
    }

    private GroupChannel channel() {
        XComManagedConnection open = owner.get();
        if (open == null) {
            throw new IllegalStateException(AdapterMessage.HANDLE_CLOSED.text());
        }
        return open.channel();
    }
}
