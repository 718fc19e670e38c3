/** One process of a measured group: makes load, watches what is delivered, and answers the coordinator. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.benchmarks.member;
