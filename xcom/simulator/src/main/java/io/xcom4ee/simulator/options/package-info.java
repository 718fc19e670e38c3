/** What one run draws from its seed before it starts. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.simulator.options;
