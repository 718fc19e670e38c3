/**
 * The JCA resource adapter: the life of the member inside the server, connections out, endpoints in.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.ra;
