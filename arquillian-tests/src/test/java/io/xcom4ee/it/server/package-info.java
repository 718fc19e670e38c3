/** Real Open Liberty servers as the tests drive them: made, started, killed, asked, waited for. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it.server;
