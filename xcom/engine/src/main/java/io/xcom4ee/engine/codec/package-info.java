/** The binary form of what members say to each other. Bytes from a peer are never trusted: every length is checked before anything is allocated. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.engine.codec;
