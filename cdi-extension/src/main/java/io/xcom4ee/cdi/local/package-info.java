/** A group of one inside the application: the same api without an adapter, a port or other members. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.cdi.local;
