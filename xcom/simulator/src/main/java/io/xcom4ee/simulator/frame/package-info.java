/** How the simulator reads frames: their kind, a digest, one readable line. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.simulator.frame;
