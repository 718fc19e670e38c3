/** The process of one member under test: broadcasts marked messages and writes down what happens. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.chaos.member;
