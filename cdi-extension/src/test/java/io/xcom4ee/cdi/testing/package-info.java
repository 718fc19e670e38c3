/** Stand-ins for the server: naming, configuration, concurrency, and a channel that a test plays on. */
package io.xcom4ee.cdi.testing;
