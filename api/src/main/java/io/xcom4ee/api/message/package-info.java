/** What all messages of this product to people have in common: in logs, in exceptions, on pages and in failures of tests. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.api.message;
