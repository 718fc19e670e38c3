/** What the adapter says to people. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.ra.message;
