/** Virtual time: the order of events, and clocks that disagree. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.simulator.time;
