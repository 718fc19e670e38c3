@org.jspecify.annotations.NullMarked
package io.xcom4ee.cdi.opentelemetry;
