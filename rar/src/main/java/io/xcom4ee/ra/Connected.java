package io.xcom4ee.ra;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.ra.settings.FactorySettings;
import io.xcom4ee.ra.transaction.TransactionalChannel;
import io.xcom4ee.ra.transaction.Transactions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What connections to a group are made of. The channels of all its connection factories are kept here and not by the factories,
 * which a server has for longer than the member: so a member that has ended is held by none of them.
 *
 * <p>Thread-safe.
 */
final class Connected {
    private final GroupChannel channel;
    private final Transactions transactions;
    private final Map<FactorySettings, GroupChannel> channels = new ConcurrentHashMap<>();

    /**
     * Nothing yet.
     *
     * @param channel the member's channel, which knows nothing of transactions
     * @param transactions where broadcasts wait for commits
     */
    Connected(GroupChannel channel, Transactions transactions) {
        this.channel = channel;
        this.transactions = transactions;
    }

    /** The member's channel, which knows nothing of transactions. */
    GroupChannel channel() {
        return channel;
    }

    /** The channel of all factories that are told the same; always the same one. */
    GroupChannel channel(FactorySettings settings) {
        return channels.computeIfAbsent(
                settings,
                each -> new TransactionalChannel(channel, transactions, each.onCommit(), each.transactionBytesMax()));
    }
}
