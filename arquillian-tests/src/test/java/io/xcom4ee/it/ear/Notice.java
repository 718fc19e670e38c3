package io.xcom4ee.it.ear;

/** What is told to the whole group. In the library of the EAR. */
public record Notice(String text) {}
