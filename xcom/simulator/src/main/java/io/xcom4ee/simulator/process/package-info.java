/** Processes that run one member each, and die. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.simulator.process;
