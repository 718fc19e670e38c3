/**
 * A small application that shows the group at work on a page.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.sample;
