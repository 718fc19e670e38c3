package io.xcom4ee.ra.transaction;

import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.MessageTooLargeException;
import io.xcom4ee.api.OutgoingMessage;
import io.xcom4ee.api.payload.MessageBytes;
import io.xcom4ee.ra.channel.ForwardingChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** The member's channel, whose broadcasts follow the transactions of the server, or do not. Thread-safe. */
public final class TransactionalChannel extends ForwardingChannel {
    private final GroupChannel channel;
    private final Transactions transactions;
    private final boolean onCommit;
    private final int transactionBytesMax;

    /**
     * A channel that follows the transactions, or does not.
     *
     * @param channel sends what is to be sent
     * @param onCommit whether a broadcast waits for the commit of its transaction
     * @param transactionBytesMax what the broadcasts of one transaction may hold
     */
    public TransactionalChannel(
            GroupChannel channel, Transactions transactions, boolean onCommit, int transactionBytesMax) {
        this.channel = channel;
        this.transactions = transactions;
        this.onCommit = onCommit;
        this.transactionBytesMax = transactionBytesMax;
    }

    @Override
    protected GroupChannel target() {
        return channel;
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload) {
        if (sendsNow()) {
            return channel.broadcast(payload);
        }
        byte[] copy = checkedCopy(payload);
        return transactions.onCommit(copy.length, transactionBytesMax, () -> channel.broadcast(copy));
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Duration deadline) {
        return broadcast(payload, Acknowledgement.BY_MAJORITY, deadline);
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Acknowledgement acknowledgement, Duration deadline) {
        if (sendsNow()) {
            return channel.broadcast(payload, acknowledgement, deadline);
        }
        Objects.requireNonNull(acknowledgement, "acknowledgement");
        requirePositive(deadline);
        byte[] copy = checkedCopy(payload);
        return transactions.onCommit(
                copy.length, transactionBytesMax, () -> channel.broadcast(copy, acknowledgement, deadline));
    }

    @Override
    public CompletionStage<Delivery> broadcast(OutgoingMessage message) {
        if (sendsNow()) {
            return channel.broadcast(message);
        }
        message.deadline().ifPresent(TransactionalChannel::requirePositive);
        int bytes = message.size();
        requireSize(bytes);
        return transactions.onCommit(bytes, transactionBytesMax, () -> channel.broadcast(message));
    }

    private boolean sendsNow() {
        return !onCommit || !transactions.isOpen();
    }

    /** What the member would refuse at the commit is refused now, where its caller hears of it. */
    private byte[] checkedCopy(byte[] payload) {
        requireSize(MessageBytes.rawSize(payload));
        return payload.clone();
    }

    private void requireSize(int bytes) {
        int bytesMax = channel.status().messageSizeBytesMax();
        if (bytes > bytesMax) {
            throw new MessageTooLargeException(bytes, bytesMax);
        }
    }

    private static void requirePositive(Duration deadline) {
        if (deadline.isZero() || deadline.isNegative()) {
            throw new IllegalArgumentException("the deadline is not positive: " + deadline);
        }
    }

    @Override
    public GroupChannel atOnce() {
        return following(false);
    }

    @Override
    public GroupChannel onCommit() {
        return following(true);
    }

    private GroupChannel following(boolean wanted) {
        return wanted == onCommit ? this : new TransactionalChannel(channel, transactions, wanted, transactionBytesMax);
    }
}
