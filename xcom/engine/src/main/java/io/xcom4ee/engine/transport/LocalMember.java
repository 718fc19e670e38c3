package io.xcom4ee.engine.transport;

import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.engine.codec.Handshake.Hello;
import java.util.List;
import java.util.Objects;

/**
 * What this member says of itself in a handshake.
 *
 * @param group the name of its group
 * @param self one incarnation of it
 * @param electorate the names that vote, sorted; none in dynamic membership
 * @param versionMin the oldest protocol version it speaks
 * @param versionMax the newest protocol version it speaks
 */
public record LocalMember(String group, MemberInfo self, List<String> electorate, int versionMin, int versionMax) {
    public LocalMember {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(self, "self");
        electorate = List.copyOf(electorate);
    }

    /** A member that speaks its newest version and the one before. */
    public LocalMember(String group, MemberInfo self, List<String> electorate) {
        this(group, self, electorate, ProtocolVersion.oldestOf(self.version()), self.version());
    }

    /** @param groupVersion at which its group works, below which it does not go; 0 while it is in none */
    Hello hello(int groupVersion) {
        return new Hello(Math.max(versionMin, groupVersion), versionMax, group, self, electorate);
    }
}
