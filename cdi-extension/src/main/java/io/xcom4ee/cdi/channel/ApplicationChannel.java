package io.xcom4ee.cdi.channel;

import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupControl;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.OutgoingMessage;
import io.xcom4ee.api.Sender;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.payload.PayloadCodecs;
import io.xcom4ee.cdi.local.LocalChannel;
import io.xcom4ee.cdi.message.CdiMessage;
import io.xcom4ee.cdi.settings.GroupSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The channel as the application gets it injected: found in JNDI at the first use, with the application's own settings.
 * Listeners and what is attached to the outcome of a broadcast run in the context of the caller. All subscriptions end
 * with the application, so that the adapter, which lives longer, does not keep it in memory.
 */
public final class ApplicationChannel implements GroupChannel {
    private final GroupSettings settings;
    private final ContainerServices services;
    private final ApplicationCodecs codecs;
    /** Guards itself, {@link #closed}, and what is written to {@link #found}. */
    private final Set<Subscription> subscriptions = new HashSet<>();

    private final Supplier<GroupChannel> lookup;
    private final Optional<GroupChannel> ownLocal;
    /** Whose subscriptions and tracer those of this one are: itself, or the channel that it was made from. */
    private final ApplicationChannel origin;

    private boolean closed;
    private volatile Optional<String> stopped = Optional.empty();
    private volatile MessageTracer tracer = MessageTracer.NONE;
    private volatile @Nullable GroupChannel found;

    /**
     * Looks nothing up yet.
     *
     * @param election which local group is the one of the application, if the one that it is given is that of this module; asked at
     *     the first use of a local group
     */
    public ApplicationChannel(
            GroupSettings settings,
            ContainerServices services,
            ApplicationCodecs codecs,
            UnaryOperator<GroupChannel> election) {
        this.settings = settings;
        this.services = services;
        this.codecs = codecs;
        this.origin = this;
        if (settings.local()) {
            GroupChannel own = new LocalChannel(
                    settings.reference().label(), task -> services.threads().execute(task));
            this.ownLocal = Optional.of(own);
            this.lookup = () -> election.apply(own);
        } else {
            this.ownLocal = Optional.empty();
            this.lookup = () -> FactoryLookup.channel(settings);
        }
    }

    /** Another way into the same group. */
    private ApplicationChannel(ApplicationChannel origin, UnaryOperator<GroupChannel> way) {
        this.settings = origin.settings;
        this.services = origin.services;
        this.codecs = origin.codecs;
        this.ownLocal = origin.ownLocal;
        this.lookup = () -> way.apply(origin.channel());
        this.origin = origin.origin;
    }

    /** What the application says about this channel. */
    public GroupSettings settings() {
        return settings;
    }

    /** The local group that this module has made, which need not be the one that it uses; empty if the group is not local. */
    public Optional<GroupChannel> ownLocal() {
        return ownLocal;
    }

    @Override
    public String group() {
        return channel().group();
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload) {
        GroupChannel channel = channel();
        CompletionStage<Delivery> outcome = settings.broadcastDeadline()
                .map(deadline -> channel.broadcast(payload, deadline))
                .orElseGet(() -> channel.broadcast(payload));
        return services.inCallersContext(outcome);
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Duration deadline) {
        return services.inCallersContext(channel().broadcast(payload, deadline));
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Acknowledgement acknowledgement, Duration deadline) {
        return services.inCallersContext(channel().broadcast(payload, acknowledgement, deadline));
    }

    @Override
    public CompletionStage<Delivery> broadcast(OutgoingMessage message) {
        OutgoingMessage inTime = message.withDeadlineIfNone(settings.broadcastDeadline());
        GroupChannel channel = channel();
        return services.inCallersContext(tracer().send(channel.group(), inTime, channel::broadcast));
    }

    /** From now on its messages are followed. */
    public void traceBy(MessageTracer newTracer) {
        tracer = newTracer;
    }

    /** What follows its messages, and those of all channels that were made from it. */
    public MessageTracer tracer() {
        return origin.tracer;
    }

    /** The application's. */
    public PayloadCodecs codecs() {
        return codecs.get();
    }

    /** Knows the application's own codecs. */
    @Override
    public Sender sender() {
        return Sender.through(this, codecs());
    }

    @Override
    public GroupChannel atOnce() {
        return new ApplicationChannel(this, GroupChannel::atOnce);
    }

    @Override
    public GroupChannel onCommit() {
        return new ApplicationChannel(this, GroupChannel::onCommit);
    }

    @Override
    public CompletionStage<Long> barrier() {
        GroupChannel channel = channel();
        return services.inCallersContext(
                settings.broadcastDeadline().map(channel::barrier).orElseGet(channel::barrier));
    }

    @Override
    public CompletionStage<Long> barrier(Duration deadline) {
        return services.inCallersContext(channel().barrier(deadline));
    }

    @Override
    public Subscription subscribe(GroupListener listener) {
        AtomicReference<@Nullable Subscription> own = new AtomicReference<>();
        Runnable overrun = () -> {
            Subscription ended = own.get();
            if (ended != null) {
                ended.close();
            }
        };
        Subscription subscription = subscribeOutsideContext(
                new ContextualListener(listener, services.callersContextInTurns(), tracer(), overrun));
        own.set(subscription);
        return subscription;
    }

    /** As {@link #subscribe}, but the listener is called without the application's context and must enter it itself. */
    public Subscription subscribeOutsideContext(GroupListener listener) {
        if (origin != this) {
            return origin.subscribeOutsideContext(listener);
        }
        synchronized (subscriptions) {
            if (closed) {
                throw new IllegalStateException(
                        CdiMessage.APPLICATION_STOPPED.text(settings.reference().label()));
            }
            Subscription subscription = channel().subscribe(listener);
            subscriptions.add(subscription);
            return () -> end(subscription);
        }
    }

    private void end(Subscription subscription) {
        synchronized (subscriptions) {
            subscriptions.remove(subscription);
        }
        subscription.close();
    }

    /** The observers are told nothing more, for that reason. */
    public void stopObserving(String reason) {
        stopped = Optional.of(reason);
    }

    /** Why the observers are told nothing more; empty if they are. */
    public Optional<String> stoppedObserving() {
        return stopped;
    }

    @Override
    public GroupControl control() {
        return new ApplicationControl(channel().control(), settings, services);
    }

    @Override
    public GroupStatistics statistics() {
        return channel().statistics();
    }

    @Override
    public GroupStatus status() {
        return channel().status();
    }

    /** The status; empty while there is no member to ask, whose absence has been logged at the start. */
    Optional<GroupStatus> findStatus() {
        try {
            return Optional.of(status());
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /**
     * The application stops: ends all subscriptions made through this channel and takes no new one. The channel that was found is let
     * go, so that an application that a server keeps in memory keeps no member.
     */
    public void closeSubscriptions() {
        List<Subscription> open;
        synchronized (subscriptions) {
            closed = true;
            open = List.copyOf(subscriptions);
            subscriptions.clear();
            if (ownLocal.isEmpty()) {
                found = null;
            }
        }
        open.forEach(Subscription::close);
    }

    /** Two threads may both look it up: they find the same. */
    private GroupChannel channel() {
        GroupChannel channel = found;
        if (channel == null) {
            channel = lookup.get();
            keep(channel);
        }
        return channel;
    }

    /** An application that has stopped may still ask, but keeps nothing of the server's; other ways in ask their origin each time. */
    private void keep(GroupChannel channel) {
        synchronized (subscriptions) {
            if (origin == this && (!closed || ownLocal.isPresent())) {
                found = channel;
            }
        }
    }

    @Override
    public String toString() {
        return "GroupChannel[" + settings.reference().label() + " at " + settings.jndiName() + "]";
    }
}
