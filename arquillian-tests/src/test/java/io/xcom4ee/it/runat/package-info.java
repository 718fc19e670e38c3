/** Part of the test application where the server has Jakarta Concurrency 3.1, which came with Jakarta EE 11. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it.runat;
