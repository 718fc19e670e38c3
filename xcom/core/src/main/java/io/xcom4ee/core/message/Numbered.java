package io.xcom4ee.core.message;

/**
 * Messages of one sender, or a part of one, under the sender's numbers: those of an incarnation count from 1, without gaps.
 * Whatever does not begin with its sender's next number is dropped by everybody alike.
 */
public sealed interface Numbered extends Value permits Batch, Fragment {

    /** The sender's number for the first message, or for the part. */
    long firstSequence();

    /** How many of its sender's numbers it takes. */
    int numbers();

    /** How many messages are delivered with it. */
    int messages();
}
