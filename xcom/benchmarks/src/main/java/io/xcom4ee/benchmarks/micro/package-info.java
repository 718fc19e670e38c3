/** JMH benchmarks of single parts: the protocol without sockets, the codec. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.benchmarks.micro;
