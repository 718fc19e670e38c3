/** Small groups of the real core in every order of events: an explicit-state search over what a few members may do. */
@NullMarked
package io.xcom4ee.simulator.exhaustive;

import org.jspecify.annotations.NullMarked;
