/** Message-driven beans: from what a listener hears to calls of the bean, in transactions. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.ra.inbound;
