package io.xcom4ee.it.app;

/** A value with a codec of its own. */
public record Money(long cents) {}
