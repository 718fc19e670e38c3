package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.MemberId;

/**
 * A broadcast that a member has taken from its application.
 *
 * @param byAll whether it is to be delivered by all members
 * @param deadlineMicros on the clock of the process
 * @param atMicros virtual time
 */
public record Taken(MemberId by, Tag tag, boolean byAll, long deadlineMicros, long atMicros) {}
