/**
 * Runs all compared systems in turn under the same work, checks every run and reports. See docs/performance.md.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.benchmarks.comparison;
