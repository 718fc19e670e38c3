package io.xcom4ee.core.message;

/** The sequence number that the next delivered batch of a member must start with. */
public record NextSequence(int member, long sequence) {}
