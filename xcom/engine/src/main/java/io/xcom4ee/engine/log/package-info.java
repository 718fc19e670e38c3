/** Numbered messages for people, written to the platform's logger. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.engine.log;
