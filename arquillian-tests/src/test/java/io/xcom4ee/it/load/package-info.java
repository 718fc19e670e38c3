/** What runs inside the servers when the way through them is measured. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it.load;
