/** The beans of {@code TransactionsIT}: the same work in the transactions of a CDI bean and of an enterprise bean. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it.transaction;
