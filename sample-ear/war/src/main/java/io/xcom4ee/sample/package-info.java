/**
 * A small application that shows the group at work on a page. It uses nothing but the public API: an injected channel to
 * broadcast, observers to follow.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.sample;
