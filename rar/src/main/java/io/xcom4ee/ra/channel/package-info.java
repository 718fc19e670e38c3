/** Channels that add something to the member's own. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.ra.channel;
