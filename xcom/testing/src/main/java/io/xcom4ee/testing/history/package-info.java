/** What the members of a test were told, whether it fits together, and how it is shown to people. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.testing.history;
