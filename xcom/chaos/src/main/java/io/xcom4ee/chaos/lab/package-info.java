/** The machine's part: namespaces and their switch, signals, CPU quotas and wall clocks. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.chaos.lab;
