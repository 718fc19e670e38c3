/** The member as a whole: inputs in, outputs out. */
package io.xcom4ee.core.member;
