/** What is done to a group, when, and how often. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.chaos.fault;
