/** What is said to whoever runs a test. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.testing.message;
