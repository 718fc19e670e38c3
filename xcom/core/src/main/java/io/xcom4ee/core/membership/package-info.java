/** Who is in the group: configurations, suspicion, expulsion, founding, the primary rule. */
package io.xcom4ee.core.membership;
