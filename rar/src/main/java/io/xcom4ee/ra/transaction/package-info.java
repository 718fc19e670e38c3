/** Broadcasts that wait for the transaction in which they were made. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.ra.transaction;
