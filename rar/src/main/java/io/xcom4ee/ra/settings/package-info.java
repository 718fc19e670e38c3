/** The properties of connection factories, as people write them. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.ra.settings;
