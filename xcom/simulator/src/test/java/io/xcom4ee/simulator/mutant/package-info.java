/** Breaks the core on purpose, to show that the simulator would notice. */
package io.xcom4ee.simulator.mutant;
