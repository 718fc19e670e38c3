package io.xcom4ee.ra;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupConnection;
import io.xcom4ee.ra.channel.ForwardingChannel;
import io.xcom4ee.ra.message.AdapterMessage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A handle that its user closes, or the server on its user's behalf. Thread-safe. */
final class GroupConnectionImpl extends ForwardingChannel implements GroupConnection {
    /** Empty when closed. */
    private final AtomicReference<@Nullable XComManagedConnection> owner;

    GroupConnectionImpl(XComManagedConnection owner) {
        this.owner = new AtomicReference<>(owner);
    }

    @Override
    protected GroupChannel target() {
        XComManagedConnection open = owner.get();
        if (open == null) {
            throw new IllegalStateException(AdapterMessage.HANDLE_CLOSED.text());
        }
        return open.channel();
    }

    @Override
    public GroupChannel atOnce() {
        return asLongAsOpen(GroupChannel::atOnce);
    }

    @Override
    public GroupChannel onCommit() {
        return asLongAsOpen(GroupChannel::onCommit);
    }

    /** What is made from a handle works no longer than the handle. */
    private GroupChannel asLongAsOpen(UnaryOperator<GroupChannel> way) {
        return new ForwardingChannel() {
            @Override
            protected GroupChannel target() {
                return way.apply(GroupConnectionImpl.this.target());
            }
        };
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
}
