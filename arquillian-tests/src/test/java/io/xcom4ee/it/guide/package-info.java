/** The classes of the guides in an application, and what makes them answer. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it.guide;
