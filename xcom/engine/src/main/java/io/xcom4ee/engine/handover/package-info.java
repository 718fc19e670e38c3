/** The ordered, bounded ways between the member's event loop and the threads of the application. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.engine.handover;
