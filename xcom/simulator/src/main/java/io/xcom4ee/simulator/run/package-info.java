/** One simulation from its options to its verdict, and many of them. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.simulator.run;
