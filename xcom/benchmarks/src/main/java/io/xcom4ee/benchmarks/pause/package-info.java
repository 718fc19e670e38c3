/** What a member that stands still costs the others: memory and throughput, in real processes with small heaps. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.benchmarks.pause;
