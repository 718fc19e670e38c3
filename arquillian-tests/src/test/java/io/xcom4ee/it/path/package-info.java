/** Measures what an application gets of the engine through a server. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it.path;
