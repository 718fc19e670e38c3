/** The settings of a member: one table, one parser, one immutable value. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.engine.settings;
