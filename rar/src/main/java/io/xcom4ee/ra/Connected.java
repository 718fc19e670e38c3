package io.xcom4ee.ra;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.ra.transaction.Transactions;

/**
 * What connections are made of.
 *
 * @param channel the member's channel, which knows nothing of transactions
 * @param transactions where broadcasts wait for commits
 */
record Connected(GroupChannel channel, Transactions transactions) {}
