package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import java.util.OptionalLong;

/**
 * One message, delivered by one process.
 *
 * @param by the process
 * @param history the group in whose history the position counts: the group that the process is in, or the one that it
 *     enters in the same step, since what it delivers on the way in is what that group inherits
 * @param view what it is delivered in
 * @param position in the total order
 * @param sender as the member says
 * @param tag as the message itself says
 * @param ownToken the token that the member names, if it says that the message is its own
 * @param atMicros virtual time
 */
public record Delivery(
        MemberId by,
        GroupId history,
        Installation view,
        long position,
        MemberId sender,
        Tag tag,
        OptionalLong ownToken,
        long atMicros) {

    /** Whether it was inherited from an older group while a new one was founded. */
    public boolean isInherited() {
        return !history.equals(view.group());
    }
}
