/** One line per input and output, and a hash over all of them. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.simulator.trace;
