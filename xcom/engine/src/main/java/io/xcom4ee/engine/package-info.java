/**
 * Turns the core into a running member: event loop, transport, codecs, log storage and the hand-over to the application.
 *
 * <p>Everything mutable is confined to one event loop per member; the application never runs on it.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.engine;
