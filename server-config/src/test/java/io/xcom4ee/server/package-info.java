/** Tests of what is put beside a server. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.server;
