/** The simulator from a shell. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.simulator.command;
