package io.xcom4ee.api;

import io.xcom4ee.api.payload.PayloadCodecs;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * One member's way to talk to its group: everything broadcast on any member is delivered to the listeners of every
 * member in one and the same order.
 *
 * <p>A channel is thread-safe, cheap to hold and lives as long as the member. It need not be closed. It works from the
 * moment it exists: a broadcast made before the member has joined its group waits, within its deadline.
 */
public interface GroupChannel {

    /** The name of the group, as configured. */
    String group();

    /**
     * Broadcasts one message to the group, with the configured default deadline.
     *
     * @see #broadcast(byte[], Duration)
     */
    CompletionStage<Delivery> broadcast(byte[] payload);

    /**
     * Broadcasts one message to the group. The bytes are copied before this method returns.
     *
     * <p>The stage ends, on a thread that belongs to the container or the engine's application side, in exactly one of:
     *
     * <ul>
     *   <li><b>delivered</b>: normally, with the position of the message in the total order. It was delivered at this
     *       member, and is or will be delivered at that position by every member that stays in the group;
     *   <li><b>not delivered</b>: with {@link NotDeliveredException}. No member has delivered it or ever will; it may be
     *       broadcast again without any risk of a duplicate;
     *   <li><b>outcome unknown</b>: with {@link OutcomeUnknownException}. It may have been delivered, or be delivered
     *       later, or never. Broadcasting it again may make a duplicate.
     * </ul>
     *
     * It never stays open beyond the deadline. Messages broadcast by one thread through one member are delivered in the
     * order in which they were broadcast.
     *
     * <p>Inside a transaction of an application server the message is sent when the transaction commits, and its deadline
     * counts from there; after a rollback it ends as <i>not delivered</i>. See {@link #onCommit()}, and {@link #atOnce()} for
     * what shall not wait.
     *
     * @param payload the message, at most {@link GroupStatus#messageSizeBytesMax()} bytes; may be empty. One that begins with the
     *     five bytes by which envelopes are known (FF and "XCOM") counts six more
     * @param deadline how long the outcome may take; positive
     * @throws MessageTooLargeException if the payload is larger than the limit; nothing was broadcast
     * @throws IllegalArgumentException if the deadline is not positive; nothing was broadcast
     */
    CompletionStage<Delivery> broadcast(byte[] payload, Duration deadline);

    /**
     * Broadcasts one message as {@link #broadcast(byte[], Duration)} does, and says when it is at its end. With
     * {@link Acknowledgement#BY_ALL} there is one more way to end: with {@link NotConfirmedException}, delivered but not known
     * in time to be delivered by all.
     *
     * @param payload the message, at most {@link GroupStatus#messageSizeBytesMax()} bytes; may be empty
     * @param acknowledgement when the stage ends normally
     * @param deadline how long the outcome may take; positive
     * @throws MessageTooLargeException if the payload is larger than the limit; nothing was broadcast
     * @throws IllegalArgumentException if the deadline is not positive; nothing was broadcast
     */
    CompletionStage<Delivery> broadcast(byte[] payload, Acknowledgement acknowledgement, Duration deadline);

    /**
     * Broadcasts a value that is encoded already, as {@link #broadcast(byte[], Acknowledgement, Duration)} does. For whoever wraps
     * a channel; applications {@link #send}.
     *
     * @throws MessageTooLargeException if value and envelope are together larger than the limit; nothing was broadcast
     */
    CompletionStage<Delivery> broadcast(OutgoingMessage message);

    /**
     * Broadcasts a value, without a topic: {@code channel.send(new OrderPlaced(...))}.
     *
     * @see Sender#send
     */
    default CompletionStage<Delivery> send(Object value) {
        return sender().send(value);
    }

    /**
     * To send values about a topic: {@code channel.topic("orders").send(new OrderPlaced(...))}.
     *
     * @throws IllegalArgumentException if that is no topic, see {@link Sender#topic}
     */
    default Sender topic(String topic) {
        return sender().topic(topic);
    }

    /** To send values with headers, an acknowledgement or a deadline of their own. May be kept. */
    default Sender sender() {
        return Sender.through(this, PayloadCodecs.standard());
    }

    /**
     * This channel, whose broadcasts wait for no transaction: they are sent at once, whether the transaction of their caller
     * commits or not. Everything else is as with this channel; it may be kept.
     *
     * <p>What is sent at once overtakes what the same thread has broadcast before in its transaction.
     */
    default GroupChannel atOnce() {
        return this;
    }

    /**
     * This channel, whose broadcasts follow the transaction of their caller, which is what every channel does unless its
     * connection factory is configured otherwise. Everything else is as with this channel; it may be kept.
     *
     * <ul>
     *   <li>Without a transaction, or when it has ended, a broadcast is sent at once.
     *   <li>When the transaction commits its broadcasts are sent, in their order, and their deadlines begin. From then on each
     *       has an outcome of its own: the transaction has committed, whatever becomes of them.
     *   <li>When it rolls back, they end as <i>not delivered</i>, with {@link FailureReason#ROLLED_BACK}. So does one that is made
     *       when the transaction can only roll back any more.
     *   <li>If a transaction broadcasts more than it may hold, that broadcast ends as <i>not delivered</i>, with
     *       {@link FailureReason#OVERLOADED}, and the transaction can only roll back any more: no part of it gets lost silently.
     *   <li>An outcome cannot be waited for inside the transaction: the stage of a broadcast and those that are attached to it
     *       refuse it with an {@link IllegalStateException}.
     *   <li>If the process dies between the commit and the delivery the message may be lost: at most once.
     * </ul>
     *
     * A channel outside of an application server knows no transactions.
     */
    default GroupChannel onCommit() {
        return this;
    }

    /**
     * Waits for everything before now, with the configured default deadline of broadcasts.
     *
     * @see #barrier(Duration)
     */
    CompletionStage<Long> barrier();

    /**
     * Waits until everything that was delivered anywhere in the group before this call is delivered here, and all listeners
     * of this member have been told of it and have returned. So whoever keeps a state in a listener and reads it when the
     * stage has ended reads no less than what anybody could have read, and nothing less than the effect of any broadcast whose
     * outcome <i>delivered</i> was known anywhere, before the call: a linearizable read.
     *
     * <p>It costs one agreement of a majority, about as long as a broadcast takes; barriers that are called close together
     * share one. Nobody else notices it. The stage ends, on a thread that belongs to the container or the engine's
     * application side, within the deadline: normally, with the position of the last message before it (see
     * {@link GroupMessage#position()}; more may have been delivered since), or with {@link BarrierException}, which says
     * only that it did not pass. A barrier may be called again at any time. One that is called before the member has joined
     * its group waits, within its deadline.
     *
     * <p>A listener must not wait for a barrier of its own member: the barrier waits for the listener.
     *
     * @param deadline how long it may take; positive
     * @throws IllegalArgumentException if the deadline is not positive
     */
    CompletionStage<Long> barrier(Duration deadline);

    /**
     * Adds a listener. If a view is installed the listener is told of it at once, before anything else, so that a
     * listener added late misses no membership; messages delivered before the call are not repeated.
     *
     * <p>Each listener is called by one thread at a time, in the order of the group. A slow listener delays only itself
     * until its bounded queue is full; from then on this member sends no new broadcasts until the queue is half empty
     * again. At four times that bound the subscription ends with {@link GroupListener#onOverrun()}. Both are reported in
     * the log. An exception thrown by a listener is logged and concerns nobody else.
     */
    Subscription subscribe(GroupListener listener);

    /** What an administrator may want of the group. */
    GroupControl control();

    /** The state of this member and of its group as this member sees it now. Never blocks. */
    GroupStatus status();

    /**
     * What this member has done and what it keeps. Never blocks and costs nothing: it is made by the member itself, ten times
     * a second while there is something to do and once a second otherwise, so it is no older than that.
     */
    GroupStatistics statistics();
}
