/**
 * What the engine costs and how fast it is: {@code micro} measures parts of it within one JVM; {@code group} runs whole
 * groups of processes, each of which is a {@code member} that is told by {@code control} lines what to do; {@code comparison}
 * runs groups of other {@code systems}, too, and draws {@code plot}s. See
 * docs/performance.md.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.benchmarks;
