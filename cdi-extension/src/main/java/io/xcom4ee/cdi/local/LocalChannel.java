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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A group whose only member is this application, in memory. It keeps the contracts of a channel: one order, each listener called
 * by one thread at a time in it and never by who broadcasts, and limits. What needs others it does not have: it is never without quorum.
 */
public final class LocalChannel implements GroupChannel {
    private static final Logger LOGGER = System.getLogger(LocalChannel.class.getName());

    /** What the only member is called. */
    public static final String MEMBER = "local";

    /** Events that may wait for a listener, and barriers that may be open. All listeners wait for the same messages. */
    static final int WAITING_MAX = 65_536;

    /** As above, in bytes of messages; with the last one it may be one message more. */
    static final long WAITING_BYTES_MAX = 64 * 1024 * 1024;

    private static final int MESSAGE_SIZE_BYTES_MAX = 64 * 1024 * 1024;
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    private final String group;
    private final Executor threads;
    private final Member self = new Member(MEMBER, UUID.randomUUID(), "localhost:0", 1, 50, true);
    private final View view;
    private final LocalStatistics statistics;

    /** Guards all below, and is the lock of the places: so positions and queues agree. */
    private final Object order = new Object();

    private final List<Place> places = new ArrayList<>();
    private long position;

    /** Barriers that wait for a listener, also those whose deadline has passed. */
    private int barriers;

    /**
     * The group exists from now on.
     *
     * @param threads on which listeners are called, and barriers end; never run a task on the thread that brings it
     */
    public LocalChannel(String group, Executor threads) {
        this.group = group;
        this.threads = threads;
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
            if (places.stream().anyMatch(place -> place.isFull(WAITING_MAX, WAITING_BYTES_MAX))) {
                statistics.overloaded();
                return CompletableFuture.failedFuture(
                        new NotDeliveredException(FailureReason.OVERLOADED, CdiMessage.LOCAL_OVERLOADED.text()));
            }
            Optional<Throwable> refusal = refusal();
            if (refusal.isPresent()) {
                statistics.notDelivered();
                return CompletableFuture.failedFuture(new NotDeliveredException(
                        FailureReason.FAILED, CdiMessage.LOCAL_NO_THREAD.text(refusal.get()), refusal.get()));
            }
            position++;
            GroupMessage message = new GroupMessage(group, position, view.id(), self, bytes);
            statistics.delivered(bytes.length);
            places.forEach(place -> place.add(message, bytes.length));
            return CompletableFuture.completedFuture(new Delivery(position, view.id()));
        }
    }

    /** Gets a thread for each place. If one cannot be had nobody has been told anything, and here is why. */
    private Optional<Throwable> refusal() {
        try {
            places.forEach(Place::makeReady);
            return Optional.empty();
        } catch (RuntimeException | Error refused) {
            return Optional.of(refused);
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
            if (barriers >= WAITING_MAX) {
                return CompletableFuture.failedFuture(
                        new BarrierException(FailureReason.OVERLOADED, CdiMessage.LOCAL_BARRIERS.text()));
            }
            long before = position;
            if (places.isEmpty()) {
                return CompletableFuture.completedFuture(before);
            }
            Optional<Throwable> refusal = refusal();
            if (refusal.isPresent()) {
                return CompletableFuture.failedFuture(new BarrierException(
                        FailureReason.FAILED, CdiMessage.LOCAL_NO_THREAD.text(refusal.get()), refusal.get()));
            }
            barriers++;
            AtomicInteger missing = new AtomicInteger(places.size());
            places.forEach(place -> place.add(() -> {
                if (missing.decrementAndGet() == 0) {
                    closeBarrier();
                    passed.complete(before);
                }
            }));
        }
        CompletableFuture<Long> outcome = new CompletableFuture<>();
        // What ends in time takes its timer along, whose only thread must not run what the application attaches.
        CompletionStage<Long> inTime = passed.orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS);
        inTime.whenComplete((before, late) -> onThread(() -> end(outcome, before, late)));
        return outcome;
    }

    private void onThread(Runnable ending) {
        try {
            threads.execute(ending);
        } catch (RuntimeException | Error refused) { // As when the application stops. Nobody must wait for ever.
            LOGGER.log(
                    Logger.Level.DEBUG, "there is no thread for the end of a barrier, so it ends on this one", refused);
            ending.run();
        }
    }

    private static void end(CompletableFuture<Long> outcome, Long before, @Nullable Throwable late) {
        if (late == null) {
            outcome.complete(before);
        } else {
            outcome.completeExceptionally(
                    new BarrierException(FailureReason.DEADLINE, CdiMessage.LOCAL_BARRIER_LATE.text()));
        }
    }

    private void closeBarrier() {
        synchronized (order) {
            barriers--;
        }
    }

    @Override
    public Subscription subscribe(GroupListener listener) {
        Place place = new Place(group, listener, threads, order);
        synchronized (order) { // So that it is told every message whose position is given from now on, and no other.
            place.begin(new ViewEvent(group, view, true));
            places.add(place);
        }
        return () -> {
            synchronized (order) {
                places.remove(place);
            }
            place.close();
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
        synchronized (order) {
            return statistics.now(places.size());
        }
    }
}
