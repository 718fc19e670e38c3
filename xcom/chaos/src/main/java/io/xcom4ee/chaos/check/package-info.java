/** Judges what all the processes of one run have written down. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.chaos.check;
