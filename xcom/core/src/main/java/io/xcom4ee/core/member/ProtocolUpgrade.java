package io.xcom4ee.core.member;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.ProtocolChange;
import java.util.List;

/**
 * Raises the group's protocol version once nobody is left that speaks only the old one. As long as a listed name is
 * missing the version stays: its process may come back with the old release, and would not be let in.
 *
 * <p>Confined to: the member's event loop.
 */
final class ProtocolUpgrade {
    private final GroupState state;
    private final FastPath fastPath;
    /** The configuration to which {@link #target} belongs: it is worked out once for each. */
    private long knownConfiguration;

    private int target;
    private long dueMicros;

    ProtocolUpgrade(GroupState state, FastPath fastPath) {
        this.state = state;
        this.fastPath = fastPath;
    }

    /** Proposes the change when it is possible and this member's turn. Only with a quorum. */
    void onTick() {
        Configuration newest = state.configurations().newest();
        if (newest.number() != knownConfiguration) {
            knownConfiguration = newest.number();
            target = target(newest);
            dueMicros = state.nowMicros()
                    + rank(newest) * 2L * state.settings().timeouts().heartbeatMicros();
        }
        if (target > newest.protocolVersion() && state.nowMicros() >= dueMicros) {
            // What was lost with its slot is proposed again; twice is harmless, the second changes nothing.
            dueMicros = state.nowMicros() + state.repetitionMicros();
            fastPath.enqueue(new ProtocolChange(target));
        }
    }

    private int target(Configuration newest) {
        List<MemberInfo> members =
                newest.members().stream().map(ConfiguredMember::info).toList();
        boolean complete = state.settings().electorate().names().stream()
                .allMatch(name -> newest.named(name).isPresent());
        return complete ? ProtocolVersion.newestOfAll(members) : newest.protocolVersion();
    }

    /** The first member that is reached acts; the others hold back in turn, in case it does not. */
    private int rank(Configuration newest) {
        return (int) newest.members().stream()
                .filter(member -> member.number() < state.self())
                .filter(member -> !state.detector().isUnreachable(member.number()))
                .count();
    }
}
