/**
 * What {@code ./run-sample} does: builds, starts three servers, follows them, stops them. Needs nothing but a JDK, because it
 * runs before anything is built; the script compiles it by itself.
 */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.sample.launcher;
