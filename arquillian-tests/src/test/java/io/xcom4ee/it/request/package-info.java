/** An application with a bean in request scope, and one that observes when requests begin and end. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it.request;
