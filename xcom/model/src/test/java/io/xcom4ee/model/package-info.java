/** Checks the TLA+ models of the protocol, and that deliberate mistakes in them are found. */
package io.xcom4ee.model;
