package io.xcom4ee.engine.handover;

/**
 * How broadcasts have ended.
 *
 * @param broadcasts taken by the protocol
 * @param bytes of their messages
 * @param acknowledged ended well
 * @param notDelivered certainly delivered nowhere
 * @param unknown nobody knows
 * @param notConfirmed delivered, not known to be by all
 * @param acknowledgedMicrosSum from the call to the turn of the acknowledgement, over all
 * @param acknowledgedMicrosMax the longest
 */
public record OutcomeCounts(
        long broadcasts,
        long bytes,
        long acknowledged,
        long notDelivered,
        long unknown,
        long notConfirmed,
        long acknowledgedMicrosSum,
        long acknowledgedMicrosMax) {}
