/** How long members deliver nothing when something is cut while all broadcast, in virtual time. */
package io.xcom4ee.simulator.gap;
