/** What every part of the engine needs: numbered messages for people, written to the platform's logger, and named threads. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.engine.log;
