/** What a member process was told and told others, event by event, and its form in a file. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.chaos.history;
