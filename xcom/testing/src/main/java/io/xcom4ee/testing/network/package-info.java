/** The network between the members of a test: everything that one says to another passes a relay, which can be told to stop. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.testing.network;
