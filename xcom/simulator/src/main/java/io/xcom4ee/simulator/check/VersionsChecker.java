package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.NeededVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Nobody is sent what it cannot read, and nobody says what its own release does not have. A group works at a version that
 * all its members speak, and its version never falls, over a re-founding neither.
 */
public final class VersionsChecker implements Checker {
    private static final String NAME = "Versions";

    private final Map<MemberId, MemberInfo> processes = new HashMap<>();
    /** At which each process's last view works. */
    private final Map<MemberId, Integer> current = new HashMap<>();

    @Override
    public void started(MemberInfo process, long atMicros) {
        processes.put(process.id(), process);
    }

    @Override
    public void sent(MemberId by, List<MemberId> to, Frame frame) {
        int needed = NeededVersion.of(frame.message());
        if (needed == ProtocolVersion.FIRST) {
            return;
        }
        requireSpoken(by, needed, frame);
        to.forEach(receiver -> requireSpoken(receiver, needed, frame));
    }

    private void requireSpoken(MemberId member, int version, Frame frame) {
        MemberInfo info = processes.get(member);
        if (info != null && ProtocolVersion.newestOf(info) < version) {
            throw new Violation(NAME, member + " speaks no version " + version + ", which this needs: " + frame);
        }
    }

    @Override
    public void installed(Installation installation) {
        int version = installation.configuration().protocolVersion();
        for (ConfiguredMember member : installation.configuration().members()) {
            if (!ProtocolVersion.isSpokenBy(member.info(), version)) {
                throw new Violation(
                        NAME,
                        installation.name() + " works at version " + version + ", which " + member + " does not speak");
            }
        }
        Integer before = current.put(installation.by(), version);
        if (before != null && version < before) {
            throw new Violation(
                    NAME, installation.by() + " goes back from version " + before + " to " + installation.name());
        }
    }
}
