/** The values that everything else is made of: identities, slots, ballots, limits, invariants. */
package io.xcom4ee.core.base;
