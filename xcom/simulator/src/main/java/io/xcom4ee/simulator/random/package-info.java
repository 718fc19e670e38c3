/** Chance that is repeatable: one generator per concern, all from one seed. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.simulator.random;
