package io.xcom4ee.cdi.local;

import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.BarrierException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupControl;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.MemberState;
import io.xcom4ee.api.MemberStatus;
import io.xcom4ee.api.Membership;
import io.xcom4ee.api.MessageTooLargeException;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.api.OutgoingMessage;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.View;
import io.xcom4ee.api.ViewId;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.api.payload.MessageBytes;
import io.xcom4ee.cdi.message.CdiMessage;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A group whose only member is this application, in memory. It keeps the contracts of a channel: one order, listeners called one
 * at a time in it and never by who broadcasts, and limits. What needs others it does not have: it is never without quorum.
 */
public final class LocalChannel implements GroupChannel {
    /** What the only member is called. */
    public static final String MEMBER = "local";

    /** Events that may wait for the listeners. */
    private static final int WAITING_MAX = 65_536;

    /** As above, in bytes of messages; with the last one it may be one message more. */
    private static final long WAITING_BYTES_MAX = 64 * 1024 * 1024;

    private static final Logger LOGGER = System.getLogger(LocalChannel.class.getName());
    private static final int MESSAGE_SIZE_BYTES_MAX = 64 * 1024 * 1024;
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    private final String group;
    private final SerialExecutor events;
    private final Member self = new Member(MEMBER, UUID.randomUUID(), "localhost:0", 1, 50, true);
    private final View view;
    private final LocalStatistics statistics;
    private final List<Place> places = new CopyOnWriteArrayList<>();

    /** Guarded by {@link #order}, which makes positions and queue agree. */
    private long position;

    /** Of messages that wait for the listeners. Guarded by {@link #order}. */
    private long waitingBytes;

    private final Object order = new Object();

    /** A listener's place; the same listener may have two. */
    private static final class Place {
        private final GroupListener listener;
        private volatile boolean closed;

        Place(GroupListener listener) {
            this.listener = listener;
        }
    }

    /**
     * The group exists from now on.
     *
     * @param threads on which listeners are called
     */
    public LocalChannel(String group, Executor threads) {
        this.group = group;
        this.events = new SerialExecutor(threads);
        // Like that of a real group it rises from start to start.
        long epoch = Instant.now().getEpochSecond();
        ViewId id = new ViewId(UUID.randomUUID(), epoch, 1);
        this.view =
                new View(id, 0, List.of(self), self, epoch, List.of(self), List.of(), List.of(), 1, Membership.LISTED);
        this.statistics = new LocalStatistics();
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload) {
        return broadcast(payload, DEFAULT_DEADLINE);
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Duration deadline) {
        return broadcast(payload, Acknowledgement.BY_MAJORITY, deadline);
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Acknowledgement acknowledgement, Duration deadline) {
        requirePositive(deadline);
        return deliver(MessageBytes.ofRaw(payload));
    }

    @Override
    public CompletionStage<Delivery> broadcast(OutgoingMessage message) {
        message.deadline().ifPresent(LocalChannel::requirePositive);
        return deliver(message.toByteArray());
    }

    private static void requirePositive(Duration deadline) {
        if (deadline.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("the deadline is not positive: " + deadline);
        }
    }

    /** Its place in the order is all that a majority of one has to agree on. */
    private CompletionStage<Delivery> deliver(byte[] bytes) {
        if (bytes.length > MESSAGE_SIZE_BYTES_MAX) {
            throw new MessageTooLargeException(bytes.length, MESSAGE_SIZE_BYTES_MAX);
        }
        synchronized (order) {
            if (events.waiting() >= WAITING_MAX || waitingBytes >= WAITING_BYTES_MAX) {
                statistics.overloaded();
                return CompletableFuture.failedFuture(
                        new NotDeliveredException(FailureReason.OVERLOADED, CdiMessage.LOCAL_OVERLOADED.text()));
            }
            position++;
            GroupMessage message = new GroupMessage(group, position, view.id(), self, bytes);
            statistics.delivered(bytes.length);
            waitingBytes += bytes.length;
            events.execute(() -> tell(message, bytes.length));
            return CompletableFuture.completedFuture(new Delivery(position, view.id()));
        }
    }

    private void tell(GroupMessage message, int bytes) {
        synchronized (order) {
            waitingBytes -= bytes;
        }
        places.forEach(place -> tell(place, () -> place.listener.onMessage(message)));
    }

    private void tell(Place place, Runnable call) {
        if (place.closed) {
            return;
        }
        try {
            call.run();
        } catch (RuntimeException e) {
            LOGGER.log(CdiMessage.LISTENER_FAILED.level(), CdiMessage.LISTENER_FAILED.text(group), e);
        }
    }

    @Override
    public CompletionStage<Long> barrier() {
        return barrier(DEFAULT_DEADLINE);
    }

    @Override
    public CompletionStage<Long> barrier(Duration deadline) {
        requirePositive(deadline);
        CompletableFuture<Long> passed = new CompletableFuture<>();
        synchronized (order) {
            long before = position;
            events.execute(() -> passed.complete(before));
        }
        CompletableFuture.delayedExecutor(deadline.toNanos(), TimeUnit.NANOSECONDS)
                .execute(() -> passed.completeExceptionally(
                        new BarrierException(FailureReason.DEADLINE, CdiMessage.LOCAL_BARRIER_LATE.text())));
        return passed;
    }

    @Override
    public Subscription subscribe(GroupListener listener) {
        Place place = new Place(listener);
        synchronized (order) { // So that it is told every message whose position is given from now on, and no other.
            events.execute(() -> {
                if (!place.closed) {
                    places.add(place);
                }
                tell(place, () -> listener.onViewChanged(new ViewEvent(group, view, true)));
            });
        }
        return () -> {
            place.closed = true;
            places.remove(place);
        };
    }

    @Override
    public GroupControl control() {
        return new LocalControl();
    }

    @Override
    public GroupStatus status() {
        long reached;
        synchronized (order) {
            reached = position;
        }
        return new GroupStatus(
                group,
                MEMBER,
                GroupPhase.ONLINE,
                Optional.of(view),
                List.of(new MemberStatus(self, MemberState.ONLINE)),
                true,
                reached,
                0,
                "is a group of one, in this application",
                MESSAGE_SIZE_BYTES_MAX);
    }

    @Override
    public GroupStatistics statistics() {
        return statistics.now(places.size());
    }
}
