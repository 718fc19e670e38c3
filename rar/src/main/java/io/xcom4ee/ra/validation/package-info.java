/** What the adapter's properties may be, for servers that check by Jakarta Validation. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.ra.validation;
