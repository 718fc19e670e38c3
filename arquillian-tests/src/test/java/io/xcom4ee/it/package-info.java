/**
 * Tests that run applications on real Open Liberty servers; each class is an {@code *IT}.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it;
