/** What members say to each other, and what slots hold. */
package io.xcom4ee.core.message;
