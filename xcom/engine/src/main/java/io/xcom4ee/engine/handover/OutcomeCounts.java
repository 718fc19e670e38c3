package io.xcom4ee.engine.handover;

import io.xcom4ee.api.GroupStatistics.Bucket;
import java.util.List;

/**
 * How broadcasts have ended.
 *
 * @param broadcasts taken by the protocol
 * @param bytes of their messages
 * @param acknowledged ended well: from the call to the turn of the acknowledgement
 * @param confirmed those of them that were to be delivered by all: from the delivery here to that by all
 * @param notDelivered certainly delivered nowhere
 * @param unknown nobody knows
 * @param notConfirmed delivered, not known to be by all
 * @param waited those that the protocol has taken: from the call to the turn that took them
 * @param acknowledgements those of {@code acknowledged}, by how long they took
 * @param waits those of {@code waited}, by how long they took
 */
public record OutcomeCounts(
        long broadcasts,
        long bytes,
        Timing.Sums acknowledged,
        Timing.Sums confirmed,
        long notDelivered,
        long unknown,
        long notConfirmed,
        Timing.Sums waited,
        List<Bucket> acknowledgements,
        List<Bucket> waits) {}
