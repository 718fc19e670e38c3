/** What an application has that uses two groups. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it.groups;
