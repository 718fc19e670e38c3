/** What administrators see by JMX of a group, its members and the connections to them. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.ra.management;
