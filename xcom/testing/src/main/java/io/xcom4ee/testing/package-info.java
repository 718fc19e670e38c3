/**
 * Groups of several members in one JVM for JUnit 5, with partitions on demand: start with {@link io.xcom4ee.testing.XComGroup}.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.testing;
