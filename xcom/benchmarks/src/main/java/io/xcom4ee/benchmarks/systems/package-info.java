/** The systems that are compared, each behind the same small interface. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.benchmarks.systems;
