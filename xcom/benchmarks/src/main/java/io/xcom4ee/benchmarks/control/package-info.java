/** What the coordinator and its member processes say to each other over their standard streams. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.benchmarks.control;
