/**
 * Turns the core into a running member: event loop, transport, codecs, log storage and the hand-over to the application.
 *
 * <p>Everything mutable is confined to one event loop per member; the application runs on it only if it
 * wants to ({@link io.xcom4ee.engine.GroupMember#start}).
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.engine;
