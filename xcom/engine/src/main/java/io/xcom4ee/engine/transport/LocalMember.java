package io.xcom4ee.engine.transport;

import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.engine.codec.Handshake.Hello;
import java.util.List;
import java.util.Objects;

/**
 * What this member says of itself in a handshake.
 *
 * @param group the name of its group
 * @param self one incarnation of it
 * @param electorate the names that vote, sorted
 * @param versionMin the oldest protocol version it speaks
 * @param versionMax the newest protocol version it speaks
 */
public record LocalMember(String group, MemberInfo self, List<String> electorate, int versionMin, int versionMax) {
    /** The only protocol version so far. */
    public static final int VERSION = 1;

    public LocalMember {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(self, "self");
        electorate = List.copyOf(electorate);
    }

    /** A member that speaks this release's versions. */
    public LocalMember(String group, MemberInfo self, List<String> electorate) {
        this(group, self, electorate, VERSION, VERSION);
    }

    Hello hello() {
        return new Hello(versionMin, versionMax, group, self, electorate);
    }
}
