/** For what connects a container with a group. Applications need nothing of it. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.api.container;
