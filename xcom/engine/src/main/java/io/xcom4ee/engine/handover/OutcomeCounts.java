package io.xcom4ee.engine.handover;

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
 */
public record OutcomeCounts(
        long broadcasts,
        long bytes,
        Timing.Sums acknowledged,
        Timing.Sums confirmed,
        long notDelivered,
        long unknown,
        long notConfirmed) {}
