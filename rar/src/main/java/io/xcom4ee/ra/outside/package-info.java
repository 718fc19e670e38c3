/** Settings that come from outside the server's configuration of the adapter: MicroProfile Config, system properties, environment. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.ra.outside;
