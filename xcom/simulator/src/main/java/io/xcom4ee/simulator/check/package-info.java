/** Checkers of what the group promises, fed by what goes into members and comes out. They share no code with the protocol. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.simulator.check;
