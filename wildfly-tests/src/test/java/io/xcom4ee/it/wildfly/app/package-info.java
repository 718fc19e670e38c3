/** What the test application has besides: answers that elsewhere tests inside the server give. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it.wildfly.app;
