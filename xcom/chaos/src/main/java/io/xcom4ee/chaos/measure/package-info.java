/** Delivery gaps and times until expulsion, measured. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.chaos.measure;
