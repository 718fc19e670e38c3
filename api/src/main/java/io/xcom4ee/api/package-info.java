/**
 * What applications compile against: the group, its members, its views and the messages sent through it.
 *
 * <p>Values are immutable and copied at this edge; no array or mutable collection crosses it. Nothing here depends on
 * the engine, so an application can be compiled, tested and deployed without it.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.api;
