/** The coordinator: starts groups of processes, makes them work, kills some, checks them, and reports. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.benchmarks.group;
