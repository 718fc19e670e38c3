/** The very archives that Open Liberty runs, on WildFly servers. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it.wildfly;
