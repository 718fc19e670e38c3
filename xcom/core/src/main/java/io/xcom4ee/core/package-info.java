/**
 * The protocol as a pure state machine: inputs in, outputs out.
 *
 * <p>Time, randomness and identifiers arrive as arguments; nothing in here reads a clock, starts a thread or touches a
 * socket. That is what lets the simulator replay a whole group from one seed. The packages below form floors, each
 * importing only lower ones: {@code base}, {@code message}, {@code paxos}, {@code membership}, {@code stream},
 * {@code member}.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.core;
