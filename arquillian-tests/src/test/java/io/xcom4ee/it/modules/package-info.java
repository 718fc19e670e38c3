/** What each of two web modules of one application has. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it.modules;
