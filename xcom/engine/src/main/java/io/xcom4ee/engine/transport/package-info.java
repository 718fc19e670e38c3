/** Sockets, connections and the handshake. Everything mutable is confined to the member's event loop. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.engine.transport;
