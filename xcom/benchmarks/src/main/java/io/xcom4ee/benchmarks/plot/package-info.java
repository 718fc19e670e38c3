/** Charts as SVG, as few kinds as the comparison needs. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.benchmarks.plot;
