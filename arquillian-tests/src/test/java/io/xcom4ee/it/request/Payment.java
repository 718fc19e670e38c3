package io.xcom4ee.it.request;

/** What a guest has paid for. */
public record Payment(String text) {}
