package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;

/**
 * A view, installed by one process.
 *
 * @param by the process
 * @param history the group in whose history the position counts: another one than {@code group} if the process passes
 *     views of its old group on its way into a new one
 * @param group what it is a view of
 * @param configuration who is in it
 * @param primary who leads it
 * @param position messages delivered before it
 * @param atMicros virtual time
 */
public record Installation(
        MemberId by,
        GroupId history,
        GroupId group,
        Configuration configuration,
        MemberInfo primary,
        long position,
        long atMicros) {

    /** Group and number, which name the view in messages for people. */
    public String name() {
        return group + "#" + configuration.number();
    }

    /** Whether this incarnation is in the view. */
    public boolean contains(MemberId id) {
        return configuration.member(id).isPresent();
    }
}
