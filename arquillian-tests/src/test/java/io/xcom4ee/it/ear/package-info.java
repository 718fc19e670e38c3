/** An application in an EAR: what a library, an EJB jar and a web module of it do is told apart. */
@org.jspecify.annotations.NullMarked
package io.xcom4ee.it.ear;
