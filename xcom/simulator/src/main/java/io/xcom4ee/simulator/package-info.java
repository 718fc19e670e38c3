/**
 * Whole groups in one thread under seeded faults, with checkers of what the group promises.
 *
 * <p>The same seed gives the same trace, byte for byte, so a failure found by chance is reproduced by its number.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.simulator;
