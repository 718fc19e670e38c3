package io.xcom4ee.it.app;

import java.util.List;

/** A value that travels as JSON. */
public record OrderPlaced(String id, long cents, List<String> articles) {}
