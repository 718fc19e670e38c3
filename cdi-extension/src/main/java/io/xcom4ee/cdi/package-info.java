/**
 * Injection, events, configuration and health for applications.
 *
 * <p>Compiled against the api alone; the resource adapter is met through JNDI at run time.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.cdi;
