/** The message-driven beans of {@code MessageDrivenIT}. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it.inbound;
