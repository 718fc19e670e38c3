/** One group of member processes and the conversation with them. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.chaos.group;
