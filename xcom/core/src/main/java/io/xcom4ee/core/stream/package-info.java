/** From slots to the application's messages and back: order and duplicates, batches, open broadcasts. */
package io.xcom4ee.core.stream;
