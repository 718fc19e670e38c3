/** The application that runs in the servers: uses everything that the product gives and answers what happened as JSON. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it.app;
