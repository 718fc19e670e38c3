/** The simulated network: connections that break, delay, lose and repeat. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.simulator.network;
