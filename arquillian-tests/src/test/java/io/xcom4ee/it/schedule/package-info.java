/** Part of the test application: what Jakarta Concurrency calls on every server, and does something on the primary only. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it.schedule;
