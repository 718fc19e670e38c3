/**
 * Measurements of the core and of running groups, taken so that two versions can be compared.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.benchmarks;
